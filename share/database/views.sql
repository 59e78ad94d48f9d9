-- What the commands show, as views of the database that 'worksort export -f sqlite' writes. Each has the
-- columns of the command's CSV. A number called rank or place is for the order: of codes as the codebook
-- shows them, of pieces as 'worksort list' shows them.

CREATE VIEW list AS
SELECT p.task, r.date, p.class, p.school, r.setting, p.student, p.attempt, r.coder,
  (SELECT s.strategy FROM reading_strategies s WHERE s.reading = r.reading AND s.place = 1) AS strategy,
  (SELECT group_concat(strategy, '; ') FROM
     (SELECT s.strategy FROM reading_strategies s WHERE s.reading = r.reading AND s.place > 1 ORDER BY s.place)) AS also,
  (SELECT group_concat(model, '; ') FROM
     (SELECT m.model FROM reading_models m WHERE m.reading = r.reading ORDER BY m.place)) AS model,
  r.success, r.answer, r.correct,
  (SELECT group_concat(look_for, '; ') FROM
     (SELECT l.look_for FROM reading_look_fors l WHERE l.reading = r.reading ORDER BY l.place)) AS shows,
  (SELECT group_concat(issue, '; ') FROM
     (SELECT i.issue FROM reading_issues i WHERE i.reading = r.reading ORDER BY i.place)) AS issues,
  r.evidence, r.quote, r.strength,
  CASE r.bright_spot WHEN 1 THEN 'true' END AS bright_spot,
  CASE r.unsure WHEN 1 THEN 'true' END AS unsure,
  r.image, r.note
FROM readings r JOIN pieces p ON p.piece = r.piece
ORDER BY r.reading;

-- Pieces by the first strategy of the reading in force; where readers differ, that is said in its place.
CREATE VIEW tally AS
SELECT coalesce(CASE p.standing WHEN 'readers-differ' THEN p.standing ELSE p.strategy END, '') AS strategy,
  count(*) AS pieces, count(DISTINCT p.student_school || char(10) || p.student) AS students
FROM pieces p
GROUP BY 1
ORDER BY min(p.strategy_rank);

-- The same by strategy and how far it was carried.
CREATE VIEW tally_success AS
SELECT coalesce(CASE p.standing WHEN 'readers-differ' THEN p.standing ELSE p.strategy END, '') AS strategy,
  coalesce(CASE p.standing WHEN 'readers-differ' THEN p.standing ELSE p.success END, '') AS success,
  count(*) AS pieces, count(DISTINCT p.student_school || char(10) || p.student) AS students
FROM pieces p
GROUP BY 1, 2
ORDER BY min(p.strategy_rank), min(p.success_rank);

-- Every code that some reader named, by task.
CREATE VIEW used AS
SELECT p.task, 'strategy' AS kind, c.strategy AS code
FROM pieces p JOIN readings r USING (piece) JOIN reading_strategies c USING (reading)
UNION
SELECT p.task, 'model', c.model
FROM pieces p JOIN readings r USING (piece) JOIN reading_models c USING (reading)
UNION
SELECT p.task, 'look-for', c.look_for
FROM pieces p JOIN readings r USING (piece) JOIN reading_look_fors c USING (reading);

-- What nobody showed, and what nobody had expected.
CREATE VIEW unseen AS
SELECT w.task, w.kind, w.code, n.name, w.expected_by
FROM (
  SELECT e.task, e.kind, e.code, e.expected_by, e.kind AS kind_of_code,
    CASE e.kind WHEN 'strategy' THEN 1 WHEN 'model' THEN 2 ELSE 3 END AS part
  FROM expected e
  WHERE NOT (e.kind = 'strategy' AND e.expected_by = 'exemplar')
    AND EXISTS (SELECT 1 FROM pieces p WHERE p.task = e.task)
    AND NOT EXISTS (SELECT 1 FROM used u WHERE u.task = e.task AND u.kind = e.kind AND u.code = e.code)
  UNION ALL
  SELECT u.task, 'not-anticipated', u.code, '', u.kind, 4
  FROM used u
  WHERE u.kind = 'strategy' AND u.code NOT IN (SELECT code FROM special_codes)
    AND EXISTS (SELECT 1 FROM expected e WHERE e.task = u.task AND e.kind = 'strategy')
    AND NOT EXISTS (SELECT 1 FROM expected e WHERE e.task = u.task AND e.kind = 'strategy' AND e.code = u.code)
) w
JOIN tasks t ON t.task = w.task
JOIN task_codes n ON n.task = w.task AND n.kind = w.kind_of_code AND n.code = w.code
ORDER BY t.rank, w.part, w.expected_by = 'anticipated', n.rank;

-- Each student's latest piece of a task in its group or pile, and the pieces that it replaces.
CREATE VIEW "group" AS
SELECT p.task, p.date, p.class, p.school, p.kind, p."group", p.group_name, p.student, s.name,
  p.strategy,
  (SELECT group_concat(strategy, '; ') FROM
     (SELECT t.strategy FROM piece_strategies t WHERE t.piece = p.piece AND t.place > (p.strategy IS NOT NULL)
      ORDER BY t.place)) AS also,
  (SELECT group_concat(model, '; ') FROM
     (SELECT m.model FROM piece_models m WHERE m.piece = p.piece ORDER BY m.place)) AS model,
  p.success, p.correct,
  (SELECT group_concat(look_for, '; ') FROM
     (SELECT l.look_for FROM piece_look_fors l WHERE l.piece = p.piece ORDER BY l.place)) AS shows,
  (SELECT group_concat(issue, '; ') FROM
     (SELECT i.issue FROM piece_issues i WHERE i.piece = p.piece ORDER BY i.place)) AS issues,
  (SELECT group_concat(evidence, ' / ') FROM
     (SELECT r.evidence FROM readings r WHERE r.piece = p.piece AND r.in_force ORDER BY r.reading)) AS evidence,
  (SELECT group_concat(coder, '; ') FROM
     (SELECT r.coder FROM readings r WHERE r.piece = p.piece AND r.in_force ORDER BY r.reading)) AS coder
FROM pieces p JOIN students s ON s.school = p.student_school AND s.student = p.student
ORDER BY p.group_place;

-- A student's consecutive pieces, by date, task and attempt. Absent and uncoded pieces are passed over, and so
-- are those whose readers differ and undated ones of a student who has dated work.
CREATE VIEW shift AS
WITH stops AS (
  SELECT p.*, t.rank AS task_rank FROM pieces p JOIN tasks t USING (task)
  WHERE p.standing IN ('coded', 'not-enough')
    AND (p.date IS NOT NULL OR NOT EXISTS (SELECT 1 FROM pieces q
      WHERE q.student_school = p.student_school AND q.student = p.student AND q.date IS NOT NULL))
), moves AS (
  SELECT lag(strategy) OVER path AS came_from, strategy AS went_to, student_school, student,
    lag(strategy_rank) OVER path AS from_rank, strategy_rank AS to_rank
  FROM stops
  WINDOW path AS (PARTITION BY student_school, student ORDER BY date, task_rank, coalesce(attempt, 0))
)
SELECT came_from AS "from", went_to AS "to",
  count(DISTINCT student_school || char(10) || student) AS students, count(*) AS pieces
FROM moves WHERE came_from IS NOT NULL
GROUP BY 1, 2
ORDER BY min(from_rank), 1, min(to_rank), 2;
