// What the modules of the coding page may not do.
const browser = [
  "document", "window", "Blob", "URL", "CSS", "Node", "console", "setTimeout", "clearTimeout", "requestAnimationFrame", "localStorage",
];

export default [
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: Object.fromEntries(browser.map((name) => [name, "readonly"])) },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "off",
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-control-regex": "error",
      "no-else-return": "error",
      "no-implied-eval": "error",
      "no-shadow": "error",
      "no-undef": "error",
      "no-unused-vars": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "off",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "text is text: use h()" },
        { property: "outerHTML", message: "text is text: use h()" },
        { property: "insertAdjacentHTML", message: "text is text: use h()" },
      ],
      "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "WebSocket", "eval"],
    },
  },
];
