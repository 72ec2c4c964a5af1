using System.Text.Json;
using Publisher.Cli.Network;
using Publisher.Cli.Tests.Network;
using Publisher.Cli.Tests.Peers;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Tests.Mirrors;

/// <summary>A guild made by the program itself, with evidence and an endorsement, served on this computer; and a first copy of its site. Each test takes a copy of that.</summary>
public sealed class MirrorFixture : IDisposable
{
    internal const string ServedAt = "https://copies.example/harbour";
    private const string First = "copy";
    private int copies;

    public MirrorFixture()
    {
        Guild = new();
        File.WriteAllText(Path.Combine(Guild.Folder, "notes.md"), "# Notes\n\nThree evenings, one loaf each.\n");
        Guild.Must("new", "badge", "Sourdough", "--slug", "sourdough", "--description", "Bakes for others", "--criteria", "Baked it, and others ate it.", "--site", "guild");
        var badge = Path.Combine(Guild.Folder, "guild", "content", "badges", "sourdough.md");
        File.WriteAllText(badge, File.ReadAllText(badge).Replace("version: ", "level: EQF 3\ncredits: {value: 1, unit: ECTS, hours: 25-30}\nversion: ", StringComparison.Ordinal));
        Revoked = Award("urn:uuid:11111111-1111-4111-8111-111111111111", "--evidence", "notes.md", "--narrative", "Nine loaves in one night.");
        Withdrawn = Award("urn:uuid:22222222-2222-4222-8222-222222222222");
        Guild.Must("endorse", Revoked, "--comment", "I ate that bread.", "--name", "Ana", "--yes", "--site", "guild");
        Guild.Must("build", "--site", "guild");
        Pin = Sri.Of(File.ReadAllBytes(Path.Combine(Guild.Site, "authority", "1.json")));
        Made = Guild.Must("mirror", Guild.BaseUrl, First, "--base-url", ServedAt, "--insecure-local");
    }

    internal ServedGuild Guild { get; }

    /// <summary>An award with evidence, a narrative and an endorsement.</summary>
    internal string Revoked { get; }

    /// <summary>Another one.</summary>
    internal string Withdrawn { get; }

    internal string Pin { get; }

    /// <summary>What making the first copy said.</summary>
    internal string Made { get; }

    public void Dispose() => Guild.Dispose();

    /// <summary>The copy anew, and an honest original.</summary>
    internal MirrorCopy Copy()
    {
        Guild.Instead.Clear();
        var name = FormattableString.Invariant($"{First}-{++copies}");
        PeerFixture.CopyFolder(Path.Combine(Guild.Folder, First), Path.Combine(Guild.Folder, name));
        return new(this, name);
    }

    private string Award(string to, params string[] more)
    {
        var said = Guild.Must(["award", "sourdough", "--to", to, .. more, "--site", "guild"]);
        var at = said.IndexOf("awards/2026/", StringComparison.Ordinal) + "awards/2026/".Length;
        return said[at..said.IndexOf(".json", at, StringComparison.Ordinal)];
    }
}

/// <summary>One copy, and the original as it becomes.</summary>
internal sealed class MirrorCopy(MirrorFixture fixture, string name)
{
    internal string Folder => Path.Combine(fixture.Guild.Folder, name);

    internal string Site => Path.Combine(Folder, "_site");

    internal DateTimeOffset Clock { get; set; } = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    internal (int Exit, string Out, string Error) Mirror(params string[] more) => Mirror(new SyncLimits(), more);

    internal (int Exit, string Out, string Error) Mirror(SyncLimits limits, params string[] more) =>
        CliRun.Run(fixture.Guild.Folder, CliRun.Impatient, Clock, limits, ["mirror", fixture.Guild.BaseUrl, name, "--insecure-local", .. more]);

    internal string MustMirror(params string[] more)
    {
        var (exit, output, error) = Mirror(more);
        Assert.True((exit, error) == (0, ""), output + error);
        return output;
    }

    internal string Page(string path) => File.ReadAllText(Path.Combine(Site, path, "index.html"));

    /// <summary>Serves the guild as it is after commands of its own.</summary>
    internal string Change(string copy, params string[][] commands)
    {
        copy += name;
        PeerFixture.CopyFolder(Path.Combine(fixture.Guild.Folder, "guild"), Path.Combine(fixture.Guild.Folder, copy));
        foreach (var command in commands)
        {
            fixture.Guild.Must([.. command, "--site", copy]);
        }
        fixture.Guild.Must("build", "--site", copy);
        var site = Path.Combine(fixture.Guild.Folder, copy, "_site");
        fixture.Guild.Instead.Clear();
        fixture.Guild.Instead[""] = request => ServedGuild.From(site, "", request);
        return site;
    }

    /// <summary>The verdicts on everything in a site's folder, without a network: file, sentence, and how each step ended.</summary>
    internal List<string> Verdicts(string site)
    {
        var (_, output, _) = CliRun.Run(fixture.Guild.Folder, CliRun.Impatient, Clock, "verify", site, "--offline", "--format", "json");
        using var json = JsonDocument.Parse(output);
        return
        [
            .. json.RootElement.GetProperty("results").EnumerateArray().Select(r => string.Join(' ', r.GetProperty("checks").EnumerateArray().Select(c => $"{c.GetProperty("name")}:{c.GetProperty("verdict")}")
                .Prepend(r.GetProperty("summary").GetString()).Prepend(Path.GetFileName(r.GetProperty("file").GetString()!)))),
        ];
    }
}
