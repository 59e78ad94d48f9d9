# For Homebrew, from the source archive of a release: `brew install --build-from-source packaging/homebrew/worksort.rb`
# in a checkout, once tools/release has made release/worksort-VERSION.tar.gz. A tap names the address of that archive in
# place of the file.
class Worksort < Formula
  desc "Group student math work by the thinking it shows"
  version "0.1.0"
  url "file://#{File.expand_path("../../release/worksort-0.1.0.tar.gz", __dir__)}"
  license "MIT"

  depends_on "cli11" => :build
  depends_on "cmake" => :build
  depends_on "ninja" => :build
  depends_on "nlohmann-json" => :build
  depends_on "pkgconf" => :build
  depends_on "fmt"
  depends_on "libxlsxwriter"
  depends_on "libzip"
  depends_on "md4c"
  depends_on "pugixml"
  depends_on "utf8proc"
  depends_on "yaml-cpp"

  uses_from_macos "sqlite"
  uses_from_macos "zlib"

  def install
    system "cmake", "-S", ".", "-B", "build", "-G", "Ninja", "-DBUILD_TESTING=OFF", "-DWORKSORT_UNITY=ON", *std_cmake_args
    system "cmake", "--build", "build"
    system "cmake", "--install", "build"
  end

  test do
    cp_r Dir[doc/"examples/bakery-trays"], testpath
    assert_match "Skip counting", shell_output("#{bin}/worksort group bakery-trays")
  end
end
