using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Benchmarks.Guild;

/// <summary>Signs planned awards as the program's own commands would, against what the guild's folder holds. Safe to share between threads.</summary>
internal sealed class AwardSigner
{
    private sealed record Frozen(JsonElement Achievement, string PngDigest, string SvgDigest);

    private readonly FrozenDictionary<string, Frozen> badges;
    private readonly string authorityDigest;

    /// <summary>Reads what awards embed and name: badges and authority 1.</summary>
    public AwardSigner(IReadOnlyDictionary<string, byte[]> files)
    {
        SourceFile[] config = [new("site.config.yml", files["site.config.yml"])];
        Config = ContentLoader.Load(new SourceTree(config), new DiagnosticBag())!.Config;
        authorityDigest = ProofSplice.TrySplice(Parse(files["content/authority/1.json"]), [Parse(files["content/authority/1.proofs/m2.json"])], out var whole, out _)
            ? Sri.Of(whole.Bytes.Span)
            : throw new InvalidOperationException("the signatures of authority 1 cannot be put together");
        badges = files.Keys.Where(p => p.EndsWith("/achievement.json", StringComparison.Ordinal)).ToFrozenDictionary(p => p.Split('/')[2], p =>
        {
            var folder = p[..(p.LastIndexOf('/') + 1)];
            return new Frozen(Parse(files[p]).Root, Sri.Of(files[folder + "image.png"]), Sri.Of(files[folder + "image.svg"]));
        }, StringComparer.Ordinal);
    }

    /// <summary>The guild's configuration.</summary>
    public SiteConfig Config { get; }

    /// <summary>The id of a steward in the authority document.</summary>
    public static string MemberId(int steward) => "m" + (steward + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The award's file, and for two signers the file of the second one's proofs.</summary>
    public IEnumerable<(string Path, byte[] Bytes)> Sign(PlannedAward award)
    {
        var text = AwardWriter.Write(Config, Draft(award)).ToDocument();
        var document = Parse(Encoding.UTF8.GetBytes(text));
        var created = award.Given.AddHours(1);
        yield return (award.Path, SignedText.WithProofs(text, SignedText.Prove(document, created, Config.IssuerDid, GuildSigner.Stewards[award.Steward])));
        if (award.Badge.NeedsTwo)
        {
            var second = (award.Steward + 1) % GuildPlan.Stewards;
            var proofs = SignedText.Prove(document, created.AddHours(25), Config.IssuerDid, GuildSigner.Stewards[second]);
            yield return ($"{award.Path[..^".json".Length]}.proofs/{MemberId(second)}.json", SignedText.ProofFile(proofs));
        }
    }

    /// <summary>Strict JSON that must be good.</summary>
    public static SignedDocument Parse(ReadOnlyMemory<byte> bytes) =>
        SignedDocument.TryParse(bytes, out var document, out var problem) ? document : throw new InvalidOperationException(problem.Detail);

    private AwardDraft Draft(PlannedAward award)
    {
        var frozen = badges[award.Badge.Slug];
        return new()
        {
            Id = award.Id,
            ValidFrom = award.Given,
            AwardedDate = award.Given,
            ValidUntil = award.Until,
            HolderId = award.HolderId,
            Narrative = award.Narrative,
            Achievement = frozen.Achievement,
            Evidence = [new() { Name = "What was seen", Narrative = award.Evidence }],
            StatusList = award.List.ToString(CultureInfo.InvariantCulture),
            StatusIndex = award.Slot,
            AuthorityVersion = 1,
            AuthorityDigest = authorityDigest,
            BadgeSlug = award.Badge.Slug,
            BadgeVersion = "1.0",
            PngDigest = frozen.PngDigest,
            SvgDigest = frozen.SvgDigest,
        };
    }
}
