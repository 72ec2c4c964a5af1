using System.Text.Json;
using Publisher.Benchmarks.Guild;
using Publisher.Benchmarks.Measuring;

namespace Publisher.Benchmarks.Opponents;

/// <summary><c>@digitalbazaar/vc</c> in Node, on the credentials a site publishes. Its packages are pinned in node/package-lock.json and fetched once by npm.</summary>
internal static class NodeJudge
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "Publisher.Benchmarks", "node");

    /// <summary>Node's version, or null where it is absent.</summary>
    public static string? Version() => Command.Version("node", "--version");

    /// <summary>Fetches the packages, unless they are there as the lock file says.</summary>
    public static void Prepare()
    {
        var wanted = File.ReadAllBytes(Path.Combine(Folder, "package-lock.json"));
        var mark = Path.Combine(Folder, "node_modules", ".installed-from-lock");
        if (!File.Exists(mark) || !File.ReadAllBytes(mark).AsSpan().SequenceEqual(wanted))
        {
            Run.Of(new("npm"), Folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund").Good("npm ci");
            File.WriteAllBytes(mark, wanted);
        }
    }

    /// <summary>rdfc proofs in a second, one thread, warm.</summary>
    /// <param name="site">A built site.</param>
    /// <param name="count">How many credentials of it.</param>
    public static double ProofsPerSecond(string site, int count)
    {
        var run = Run.Of(new("node"), Folder, "rate.mjs", site, GuildPlan.BaseUrl, FormattableString.Invariant($"{count}")).Good("node rate.mjs");
        using var answer = JsonDocument.Parse(run.Output);
        return answer.RootElement.GetProperty("proofs").GetInt32() / answer.RootElement.GetProperty("seconds").GetDouble();
    }
}
