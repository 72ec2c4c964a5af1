using Publisher.Benchmarks.Guild;
using Publisher.Benchmarks.Measuring;

namespace Publisher.Benchmarks;

/// <summary>A small guild, built whole by the real program, and once with a spoilt award. Nothing is timed.</summary>
internal static class Smoke
{
    private const int Awards = 200;
    private const int FilesForEachAward = 4;

    /// <summary>Runs it in a folder of its own; throws at the first thing that is not as it should be.</summary>
    public static void Run(Command program)
    {
        var root = Directory.CreateTempSubdirectory("publisher-smoke-").FullName;
        try
        {
            var guild = GuildFolder.Make(Path.Combine(root, "guild"), Awards);
            var output = Path.Combine(root, "site");
            var before = Build(program, guild, output, "the first build");
            Require(before.Files >= FilesForEachAward * Awards, $"the site of {Awards} awards has {before.Files} files");
            foreach (var (folder, pattern) in new[] { ("credentials", "*.json"), ("assertions", "*.json"), ("awards", "*") })
            {
                var count = Directory.EnumerateFileSystemEntries(Path.Combine(output, folder), pattern).Count(p => Path.GetFileName(p) != "index.html");
                Require(count == Awards, $"{folder}/ holds {count} of {Awards} awards");
            }

            var walked = Tree.Walk(output);
            Build(program, guild, output, "the build with nothing to do");
            Require(Tree.Walk(output) == walked, "the build with nothing to do changed files");

            guild.WithOneLetterChanged(Awards / 2, path =>
            {
                var run = BuildRun(program, guild, output);
                Require(run.ExitCode == 1, $"the build with one award changed after signing ended with {run.ExitCode}, not 1:\n{run.Output}");
                Require(run.Output.Contains(path, StringComparison.Ordinal), $"the build with one award changed after signing does not name {path}:\n{run.Output}");
                Require(Tree.Walk(output) == walked, "a build that failed changed the site");
                return path;
            });

            guild.Add(1);
            var after = Build(program, guild, output, "the build with one award more");
            Require(after.Files == before.Files + FilesForEachAward, $"one award more made {after.Files - before.Files} files more, not {FilesForEachAward}");
        }
        finally
        {
            Tree.Remove(root);
        }
    }

    private static TreeSize Build(Command program, GuildFolder guild, string output, string what)
    {
        var run = BuildRun(program, guild, output).Good(what);
        Require(!run.Output.Contains(": warning ", StringComparison.Ordinal), $"{what} warns:\n{run.Output}");
        return Tree.Measure(output);
    }

    private static Run BuildRun(Command program, GuildFolder guild, string output) => Measuring.Run.Of(program, guild.Path, "build", "--out", output);

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new BenchmarkException(otherwise);
        }
    }
}
