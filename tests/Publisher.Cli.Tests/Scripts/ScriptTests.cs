using Publisher.Testing;

namespace Publisher.Cli.Tests.Scripts;

public sealed class ScriptTests
{
    private static readonly string Folder = RepositoryFiles.InRoot("tests", "Publisher.Cli.Tests", "Scripts");

    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    // One script is about what is remembered. Of the others every seventh runs a second time without it, and each of them with PUBLISHER_FULL=1.
    public static TheoryData<string> WithoutMemory =>
        [.. All.Select(row => row.Data).Where(name => name != "cache").Where((_, i) => i % 7 == 0 || Environment.GetEnvironmentVariable("PUBLISHER_FULL") is "1")];

    [Theory]
    [MemberData(nameof(WithoutMemory))]
    public void Script_without_anything_remembered(string name)
    {
        using var runner = new ScriptRunner(remembers: false);
        runner.Run(name + ".txt", File.ReadAllText(Path.Combine(Folder, name + ".txt")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Script(string name)
    {
        using var runner = new ScriptRunner();
        runner.Run(name + ".txt", File.ReadAllText(Path.Combine(Folder, name + ".txt")));
    }

    [Theory]
    [InlineData("stdout x", "publisher --version\n")]
    [InlineData("exit 1", "publisher --version\n")]
    [InlineData("! stdout publisher", "publisher --version\n")]
    [InlineData("! publisher --version", "")]
    [InlineData("publisher frobnicate", "")]
    [InlineData("exists nothing", "")]
    [InlineData("! exists a", "")]
    [InlineData("cmp a b", "")]
    [InlineData("grep three a", "")]
    [InlineData("! grep one a", "")]
    [InlineData("replace a 'three' 'x'", "")]
    [InlineData("frobnicate", "")]
    public void A_line_that_does_not_hold_fails_its_script(string line, string before)
    {
        using var runner = new ScriptRunner();

        var failed = Assert.Throws<ScriptException>(() => runner.Run("s", before + line + "\n-- a --\none\n-- b --\ntwo\n"));

        Assert.StartsWith($"s:{(before.Length > 0 ? 2 : 1)}: {line}", failed.Message, StringComparison.Ordinal);
    }
}
