using Publisher.Benchmarks.Guild;
using Publisher.Benchmarks.Measuring;

namespace Publisher.Benchmarks.Comparing;

/// <summary>What a person waits for every day: a small site built whole, one credential verified.</summary>
internal static class SmallMeasurement
{
    // They take so little that five would say nothing.
    private const int TimesAsMany = 5;

    private const int Awards = 10;

    /// <summary>Runs all rounds of each program, in turns.</summary>
    public static SmallFigures Measure(string root, int rounds, IEnumerable<(string Name, Command Program)> programs)
    {
        var figures = new SmallFigures();
        var guild = GuildFolder.Make(Path.Combine(root, "guild-10"), Awards);
        var award = Enumerable.Range(0, Awards).Select(guild.Plan.Award).First(a => a.Until is null && !a.Badge.NeedsTwo).Path;
        for (var round = 0; round < rounds * TimesAsMany; round++)
        {
            foreach (var (name, program) in programs)
            {
                var folder = Path.Combine(root, "out-ten");
                Directory.CreateDirectory(folder);
                var build = Run.Of(program, guild.Path, "build", "--out", Path.Combine(folder, "site")).Good("the build of ten awards");
                Tree.Remove(folder);
                Tree.Remove(Path.Combine(guild.Path, ".publisher"));
                var verify = Run.Of(program, guild.Path, "verify", award).Good("verify");
                Take(figures.TenAwards, name, build);
                Take(figures.VerifyOne, name, verify);
            }
        }
        return figures;
    }

    private static void Take(Dictionary<string, Samples> by, string name, Run run)
    {
        if (!by.TryGetValue(name, out var samples))
        {
            by.Add(name, samples = new());
        }
        samples.Add(run.Seconds);
    }
}
