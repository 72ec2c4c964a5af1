using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Publisher.Benchmarks.Guild;
using Publisher.Benchmarks.Measuring;
using Publisher.Credentials.Authority;

namespace Publisher.Benchmarks.Opponents;

/// <summary>
/// The same guild as a site for Hugo: as many files for each award (a page, a credential, an Open Badges 2.0 assertion, a QR code) of about as many
/// bytes, the same lists, feeds and people. Hugo renders what it is told; nothing is signed and nothing is verified. Written as somebody who
/// knows Hugo would: data files for badges, taxonomies for badges and people, partials cached where they repeat.
/// </summary>
internal static class HugoSite
{
    /// <summary>The program's name on the path.</summary>
    public const string Program = "hugo";

    private const string Resources = "hugo/";
    private const string BaseUrl = GuildPlan.BaseUrl;

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Hugo's version, or null where it is absent.</summary>
    public static string? Version() => Command.Version(Program, "version") is { } line && line.Split(' ') is [_, var version, ..] ? version : null;

    /// <summary>Writes the site's sources into a folder.</summary>
    public static void Make(GuildFolder guild, string folder)
    {
        if (File.Exists(Path.Combine(folder, "config.toml")))
        {
            return;
        }
        var plan = guild.Plan;
        WriteBadges(guild, folder);
        for (var i = 0; i < plan.People.Count; i++)
        {
            var (person, dice) = (plan.People[i], new Dice("bio", i));
            Write(folder, $"content/people/{person.Handle}/_index.md", $"---\ntitle: {Quote(person.Name)}\n---\n\nComes on Thursdays. {GuildWords.Deed(ref dice)}\n");
        }
        Write(folder, "content/awards/_index.md", "---\ntitle: Awards\n---\n");
        Parallel.For(0, plan.Awards, i =>
        {
            var award = plan.Award(i);
            Write(folder, $"content/awards/{award.Id}.md", Award(plan, award));
        });
        foreach (var page in (string[])["about", "privacy", "verify", "verify/help", "how-we-decide"])
        {
            Write(folder, $"content/{page}.md", $"---\ntitle: {page}\noutputs: [HTML]\n---\n\n{GuildWords.Criteria(page.Length)}\n");
        }
        foreach (var path in (string[])["authority/1.json", .. Directory.EnumerateFiles(Path.Combine(guild.Path, "content", "status")).Select(f => "status/" + Path.GetFileName(f))])
        {
            Copy(Path.Combine(guild.Path, "content", path), folder, "static/" + path);
        }
        WriteTheme(folder);
    }

    /// <summary>The arguments of a build.</summary>
    public static IEnumerable<string> Build(string sources, string output) => ["--quiet", "--source", sources, "--destination", output];

    private static void WriteBadges(GuildFolder guild, string folder)
    {
        foreach (var badge in guild.Plan.Badges)
        {
            var source = Path.Combine(guild.Path, "content", "badges", badge.Slug, "1.0");
            var facts = new JsonObject
            {
                ["slug"] = badge.Slug,
                ["name"] = badge.Name,
                ["description"] = badge.Description,
                ["tag"] = badge.Tag,
                ["two"] = badge.NeedsTwo,
                ["criteria"] = GuildWords.Criteria(badge.Index),
                ["png"] = Sri.Of(File.ReadAllBytes(Path.Combine(source, "image.png"))),
                ["svg"] = Sri.Of(File.ReadAllBytes(Path.Combine(source, "image.svg"))),
            };
            Write(folder, $"data/badges/{badge.Slug}.json", facts.ToJsonString(Readable));
            Write(folder, $"content/badges/{badge.Slug}/_index.md",
                $"---\ntitle: {Quote(badge.Name)}\ndescription: {Quote(badge.Description)}\ntwo: {(badge.NeedsTwo ? "true" : "false")}\noutputs: [HTML, feed]\n---\n\n{GuildWords.Criteria(badge.Index)}\n");
            foreach (var name in (string[])["image.png", "image.svg", "achievement.json"])
            {
                Copy(Path.Combine(source, name), folder, $"static/badges/{badge.Slug}/1.0/{name}");
            }
            // Stand for the badge's three further documents, which are as long.
            foreach (var name in (string[])["1.0/badgeclass.json", "achievement.json", "badgeclass.json"])
            {
                Copy(Path.Combine(source, "achievement.json"), folder, $"static/badges/{badge.Slug}/{name}");
            }
        }
    }

    private static string Award(GuildPlan plan, PlannedAward award)
    {
        var text = new StringBuilder("---\n");
        void Line(string name, string value) => text.Append(name).Append(": ").Append(value).Append('\n');
        ImmutableArray<int> signers = award.Badge.NeedsTwo ? [award.Steward, (award.Steward + 1) % GuildPlan.Stewards] : [award.Steward];
        Line("title", Quote(award.Badge.Name));
        Line("date", Instant(award.Given));
        Line("award", award.Id);
        Line("badges", $"[{award.Badge.Slug}]");
        if (award.Holder is { } holder)
        {
            Line("people", $"[{holder.Handle}]");
            Line("who", Quote(holder.Name));
        }
        Line("holder", Quote(award.HolderId));
        if (award.Until is { } until)
        {
            Line("until", Quote(Instant(until)));
        }
        Line("list", award.List.ToString(CultureInfo.InvariantCulture));
        Line("slot", award.Slot.ToString(CultureInfo.InvariantCulture));
        Line("signers", $"[{string.Join(", ", signers.Select(s => plan.People[s].Handle))}]");
        text.Append("proofs:\n");
        foreach (var signer in signers)
        {
            var dice = new Dice("unsigned", award.Index + signer);
            text.Append("  - key: ").Append(GuildSigner.Stewards[signer].PublicKey.Multibase).Append('\n');
            text.Append("    rdfc: ").Append(Signature(ref dice)).Append("\n    jcs: ").Append(Signature(ref dice)).Append('\n');
        }
        Line("evidence", Quote(award.Evidence));
        Line("qr", Drawn(award.Index));
        return text.Append("---\n\n").Append(award.Narrative).Append('\n').ToString();
    }

    private static void WriteTheme(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Resources, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Reverse())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Write(folder, name[Resources.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
        Write(folder, "data/guild.json", new JsonObject { ["authority"] = "sha256-" + Convert.ToBase64String(new byte[32]) }.ToJsonString(Readable));
        Write(folder, "static/assets/icon.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 2h12v12H2z"/></svg>""");
        Write(folder, "static/did.json", new JsonObject { ["id"] = "did:web:" + BaseUrl["https://".Length..] }.ToJsonString(Readable));
        var css = new StringBuilder();
        for (var i = 0; i < 300; i++)
        {
            css.Append(CultureInfo.InvariantCulture, $".c{i} {{ margin: {i % 7}px; padding: {i % 5}px; border: 1px solid }}\n");
        }
        Write(folder, "static/assets/site.css", css.ToString());
    }

    // As long as a signature in base58btc, and as little to be pressed together.
    private static string Signature(ref Dice dice)
    {
        Span<byte> random = stackalloc byte[44];
        dice.Fill(random);
        return "z" + Convert.ToHexStringLower(random);
    }

    // Hugo draws no QR codes, so the lines of one stand in the source: as many as a code of such an address has, and as long.
    private static string Drawn(int award)
    {
        var dice = new Dice("drawn", award);
        Span<byte> lengths = stackalloc byte[33 * 8];
        dice.Fill(lengths);
        var path = new StringBuilder();
        for (var row = 0; row < 33; row++)
        {
            path.Append(CultureInfo.InvariantCulture, $"M4 {row + 4}.5h{1 + (lengths[row * 8] % 7)}");
            for (var i = 1; i < 8; i++)
            {
                path.Append(CultureInfo.InvariantCulture, $"m{1 + (i % 2)} 0h{1 + (lengths[(row * 8) + i] % 2)}");
            }
        }
        return path.ToString();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A JSON string is a YAML string.
    private static string Quote(string text) => JsonValue.Create(text).ToJsonString(Readable);

    private static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static void Copy(string from, string folder, string path)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(from, file, overwrite: true);
    }
}
