using System.Text.Json;
using Publisher.Cli.Network;
using Publisher.Cli.Tests.Network;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Tests.Peers;

/// <summary>Two guilds made by the program itself: one is served on this computer, the other lists it as its peer and has pulled it once. Each test takes a copy of the second.</summary>
public sealed class PeerFixture : IDisposable
{
    private const string First = "ours";
    private int copies;

    public PeerFixture()
    {
        Guild = new();
        Guild.Must("init", First, "--name", "Own Guild", "--url", "https://ours.example", "--member", "bea", "--codes", Path.Combine(Guild.Folder, "ours.txt"), "--time-zone", "UTC");
        Pin = Sri.Of(File.ReadAllBytes(Path.Combine(Guild.Site, "authority", "1.json")));
        Added = Guild.Must("peer", "add", Guild.BaseUrl, "--name", "harbour", "--pin", Pin, "--insecure-local", "--site", First);
    }

    internal ServedGuild Guild { get; }

    /// <summary>The digest of the served guild's first rules.</summary>
    internal string Pin { get; }

    /// <summary>What adding it said.</summary>
    internal string Added { get; }

    public void Dispose() => Guild.Dispose();

    /// <summary>The second guild anew, and an honest first.</summary>
    internal PeeredGuild Copy()
    {
        Guild.Instead.Clear();
        var name = FormattableString.Invariant($"{First}-{++copies}");
        CopyFolder(Path.Combine(Guild.Folder, First), Path.Combine(Guild.Folder, name));
        return new(this, name);
    }

    internal static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

/// <summary>A copy of the guild that listens.</summary>
internal sealed class PeeredGuild(PeerFixture fixture, string name)
{
    internal string Folder => Path.Combine(fixture.Guild.Folder, name);

    internal string Peer => Path.Combine(Folder, "content", "peers", "harbour");

    internal DateTimeOffset Clock { get; set; } = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    internal (int Exit, string Out, string Error) Sync(SyncLimits? limits = null) => Run(limits ?? new(), "sync", "--insecure-local");

    internal (int Exit, string Out, string Error) Run(SyncLimits limits, params string[] arguments) =>
        CliRun.Run(fixture.Guild.Folder, CliRun.Impatient, Clock, limits, [.. arguments, "--site", name]);

    internal JsonElement Seen => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Peer, "seen.json"))).RootElement;

    /// <summary>That the site builds, whatever the peer did; what the build said.</summary>
    internal string MustBuild()
    {
        var (exit, output, error) = Run(new(), "build");
        Assert.True(exit == 0, output + error);
        return error;
    }
}
