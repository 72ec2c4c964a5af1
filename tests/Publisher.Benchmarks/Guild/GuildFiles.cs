using System.Globalization;
using System.Text;
using Publisher.Art;
using Publisher.Authoring;
using Publisher.Cli.Art;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Benchmarks.Guild;

/// <summary>Everything of the guild but its awards: what its people wrote by hand, and what they signed once.</summary>
internal static class GuildFiles
{
    private const string SteadyConfig = $"""
        title: Bench Makers Guild
        tagline: A made-up guild, as large as it has to be.
        baseUrl: {GuildPlan.BaseUrl}
        languages: [en]
        timeZone: UTC
        contact: hello@bench.example
        issuer:
          name: Bench Makers Guild
          country: GB
          url: https://bench.example/

        """;

    /// <summary>Path and bytes of each file.</summary>
    /// <param name="plan">The guild.</param>
    /// <param name="address">Where its site stands.</param>
    public static SortedDictionary<string, byte[]> Of(GuildPlan plan, string address = GuildPlan.BaseUrl)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        WriteTexts(plan, files, address);
        var config = Freeze(plan, files);
        Sign(plan, config, files);
        return files;
    }

    /// <summary>A status list with nothing revoked, signed by the first steward.</summary>
    public static (string Path, byte[] Bytes) StatusList(SiteConfig config, int list)
    {
        var name = list.ToString(CultureInfo.InvariantCulture);
        var unsigned = StatusListWriter.Write(config, name, GuildPlan.Began, new HashSet<int>());
        return ($"content/status/{name}.json", SignedText.Sign(unsigned, GuildPlan.Began, config.IssuerDid, GuildSigner.Stewards[0]));
    }

    private static void WriteTexts(GuildPlan plan, SortedDictionary<string, byte[]> files, string address)
    {
        void Put(string path, string text) => files[path] = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
        Put("site.config.yml", SteadyConfig.Replace(GuildPlan.BaseUrl, address, StringComparison.Ordinal));
        Put("content/pages/about.md", "---\ntitle: About\n---\n\nA guild that was made up to measure with. Its signatures are real.\n");
        Put("content/pages/privacy.md", "---\ntitle: Privacy\n---\n\nNobody here is a real person.\n");
        for (var i = 0; i < plan.People.Count; i++)
        {
            var (person, dice) = (plan.People[i], new Dice("bio", i));
            Put($"content/members/{person.Handle}.md", $"---\nname: {person.Name}\nid: {person.Id}\n---\n\nComes on Thursdays. {GuildWords.Deed(ref dice)}\n");
        }
        var pictures = plan.Badges.AsParallel().AsOrdered().Select(Picture).ToList();
        foreach (var (badge, picture) in plan.Badges.Zip(pictures))
        {
            Put($"content/badges/{badge.Slug}.md", Markdown(badge));
            Put($"content/badges/{badge.Slug}.svg", picture.Svg);
            files[$"content/badges/{badge.Slug}.png"] = picture.Png;
        }
    }

    private static (string Svg, byte[] Png) Picture(PlannedBadge badge)
    {
        var art = BadgeArt.Draw(badge.Slug, badge.Name, null);
        return (art.ToSvg(), PngDrawing.ToPng(art));
    }

    private static string Markdown(PlannedBadge badge) => $"""
        ---
        name: {badge.Name}
        description: {badge.Description}
        version: "1.0"
        tags: [{badge.Tag}]
        {(badge.Validity is null ? "type: Badge" : "validity: " + badge.Validity)}
        ---

        {GuildWords.Criteria(badge.Index)}

        """;

    /// <summary>The frozen version of each badge, which its first award would write.</summary>
    private static SiteConfig Freeze(GuildPlan plan, SortedDictionary<string, byte[]> files)
    {
        var content = ContentLoader.Load(new SourceTree(files.Select(f => new SourceFile(f.Key, f.Value))), new DiagnosticBag())
            ?? throw new InvalidOperationException("the made-up guild has no readable configuration");
        foreach (var badge in content.Badges)
        {
            var folder = $"content/badges/{badge.Slug}/{badge.Version}/";
            files[folder + "image.svg"] = files[$"content/badges/{badge.Slug}.svg"];
            files[folder + "image.png"] = files[$"content/badges/{badge.Slug}.png"];
            files[folder + "achievement.json"] = AchievementWriter.Write(content.Config, badge, "png").ToBytes();
        }
        return content.Badges.Length == plan.Badges.Count ? content.Config : throw new InvalidOperationException("a badge of the made-up guild cannot be read");
    }

    private static void Sign(GuildPlan plan, SiteConfig config, SortedDictionary<string, byte[]> files)
    {
        var authority = SignedText.Sign(AuthorityWriter.Write(Authority(plan, config)), GuildPlan.Began, config.IssuerDid, GuildSigner.Stewards[0]);
        files["content/authority/1.json"] = authority;
        files["content/authority/1.proofs/m2.json"] =
            SignedText.ProofFile(SignedText.Prove(AwardSigner.Parse(authority), GuildPlan.Began, config.IssuerDid, GuildSigner.Stewards[1]));
        for (var list = 1; list <= plan.Award(plan.Awards - 1).List; list++)
        {
            var (path, bytes) = StatusList(config, list);
            files[path] = bytes;
        }
    }

    private static AuthorityDraft Authority(GuildPlan plan, SiteConfig config)
    {
        var two = plan.Badges.Single(b => b.NeedsTwo).Slug;
        AuthorityMember Member(string id, int person, GuildSigner signer, KeyKept kept, string role) =>
            new(id, plan.People[person].Id, [new(signer.PublicKey, kept, GuildPlan.Began, null, null, null)], [new(role, GuildPlan.Began, null)]);
        return new()
        {
            Version = 1,
            Issuer = config.IssuerDid,
            ValidFrom = GuildPlan.Began,
            Members =
            [
                .. GuildSigner.Stewards.Select((s, i) => Member(AwardSigner.MemberId(i), i, s, KeyKept.File, "steward")),
                Member("r1", 0, GuildSigner.Recovery, KeyKept.Code, "recovery"),
            ],
            Rules =
            [
                new() { Badges = [two], Signers = new("steward", [], null), Quorum = 2, AtLeastOneKept = KeyKept.File },
                new() { Badges = [.. plan.Badges.Where(b => !b.NeedsTwo).Select(b => b.Slug)], Signers = new("steward", [], null) },
            ],
            Status = new(null, new("steward", 1)),
            Amendment = [new("steward", 2), new("recovery", 1)],
        };
    }
}
