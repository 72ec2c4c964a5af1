using System.Collections.Immutable;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Scripts;

/// <summary>What the pages for stewards, guilds and verifiers tell people to type, a script runs, and it goes well. <see cref="ScriptTests"/> runs every script.</summary>
public sealed class DocumentedCommandTests
{
    private static readonly Lazy<ImmutableArray<ImmutableArray<string>>> Runs = new(() =>
    [
        .. Directory.EnumerateFiles(RepositoryFiles.InRoot("tests", "Publisher.Cli.Tests", "Scripts"), "*.txt").SelectMany(file => ScriptRunner.Runs(File.ReadAllText(file))),
    ]);

    [Theory]
    [InlineData("keys.md", 30)]
    [InlineData("verifying.md", 10)]
    [InlineData("guild-handbook.md", 20)]
    [InlineData("github-pages.md", 2)]
    [InlineData("other-hosts.md", 5)]
    [InlineData("federation.md#Partners that recognise one another", 9)]
    public void Every_command_of_the_page_is_run_by_a_script(string page, int least)
    {
        var parts = page.Split('#');
        var text = File.ReadAllText(RepositoryFiles.InRoot("docs", parts[0]));
        var commands = DocumentedCommands.In(parts.Length == 1 ? text : text[text.IndexOf($"\n## {parts[1]}\n", StringComparison.Ordinal)..]).ToList();

        Assert.True(commands.Count >= least, $"{page} has {commands.Count} commands; are they still found?");
        var missed = commands.Where(command => !IsRun(command)).Select(command => $"docs/{page}:{command.Line}: no script runs: {command.Text}").ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("    publisher key retire m2 --left")]
    [InlineData("Say `publisher key retire m2 --left` then.")]
    [InlineData("       publisher key retire m2 --left   # ends it")]
    public void What_a_script_runs_is_found(string page) => Assert.All(DocumentedCommands.In(page).ToList(), command => Assert.True(IsRun(command)));

    [Theory]
    [InlineData("publisher key retier m2 --left")]
    [InlineData("publisher key retire m2 --gone")]
    [InlineData("publisher key retire --left m2")]
    [InlineData("publisher key retire m2 --left --quickly")]
    [InlineData("publisher key retire")]
    [InlineData("publisher authority propose --add-member cleo")]
    [InlineData("publisher authority propose --add-membre cleo=z6Mk…")]
    [InlineData("publisher verify award.json --at 2027-05-04")]
    [InlineData("publisher frobnicate")]
    public void What_no_script_runs_is_missed(string line) => Assert.False(IsRun(Assert.Single(DocumentedCommands.In("    " + line))));

    [Fact]
    public void A_run_that_should_fail_and_what_is_a_file_of_a_script_run_nothing() =>
        Assert.Equal([["publisher", "build"]], ScriptRunner.Runs("# publisher check\n! publisher verify x\npublisher build\n-- a --\npublisher serve\n"));

    private static bool IsRun(DocumentedCommand command) => Runs.Value.Any(run => DocumentedCommands.Is(command, run));
}
