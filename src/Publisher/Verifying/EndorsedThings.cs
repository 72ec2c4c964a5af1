using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>What can be endorsed here: published awards, frozen versions of badges, the guild. Made only when there is an endorsement, for what endorsements name.</summary>
internal sealed class EndorsedThings
{
    private readonly SiteContent content;
    private readonly AuthorityChain chain;
    private readonly FrozenDictionary<string, AwardAnswer> awards;
    private readonly FrozenDictionary<string, BadgeVersion> badges;

    public EndorsedThings(SiteContent content, AuthorityChain chain, IReadOnlyList<AwardAnswer> answers)
    {
        (this.content, this.chain) = (content, chain);
        string At(string path) => SitePaths.Absolute(content.Config.BaseUrl, path);
        // Of many awards few are endorsed: only those get a place here.
        var endorsed = content.Endorsements.Concat(content.Peers.SelectMany(p => p.Endorsements)).Select(e => SubjectOf(e.Document)).OfType<string>().Concat(content.WithdrawnWords.Select(w => w.SubjectId)).ToHashSet(StringComparer.Ordinal);
        var ids = endorsed.Select(address => AwardFile.IdOf(address).ToString()).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        awards = answers.Where(a => ids.Contains(AwardFile.IdOf(a.Source.File.Path))).Select(answer => (Address: At(SitePaths.Credential(answer.Source.Id)), Answer: answer))
            .DistinctBy(a => a.Address).ToFrozenDictionary(a => a.Address, a => a.Answer, StringComparer.Ordinal);
        badges = content.Badges.SelectMany(b => b.Versions).ToFrozenDictionary(v => At(SitePaths.Achievement(v.Address.Slug, v.Version)), StringComparer.Ordinal);
    }

    /// <summary>The award of an address, as far as it was judged; null for what is none.</summary>
    public AwardAnswer? Award(string address) => awards.GetValueOrDefault(address);

    /// <summary>The thing of an address or DID; null when it is not here, or is an award that is not published.</summary>
    public EndorsedThing? Find(string id)
    {
        if (id == content.Config.IssuerDid)
        {
            return new(id, SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Authority(1)), [chain.Versions[0].DigestSri]);
        }
        if (badges.TryGetValue(id, out var badge))
        {
            return new(id, id, [Sri.Of(badge.Achievement.Bytes.Span)]);
        }
        return awards.GetValueOrDefault(id)?.Verified is { } award
            ? new(id, id, Digests(award), chain.Find(award.AuthorityVersion)!.Rules[award.RuleIndex])
            : null;
    }

    /// <summary>Whether an address is one that this guild's awards have.</summary>
    public bool IsAwardAddress(string address) => address.StartsWith(SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Credential("")[..^".json".Length]), StringComparison.Ordinal);

    /// <summary>The rule that let the award of an address, also when it was withdrawn and is gone; null for anything else, and for what is not published.</summary>
    public RecognitionRule? RuleOf(string address)
    {
        var (version, rule) = awards.GetValueOrDefault(address) switch
        {
            { Verified: { } award } => (award.AuthorityVersion, award.RuleIndex),
            { Left: { } left } => (left.AuthorityVersion, left.RuleIndex),
            _ => content.Withdrawn.FirstOrDefault(p => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Credential(p.Id)) == address) is { } place ? (place.AuthorityVersion, place.RuleIndex) : default,
        };
        return chain.Find(version) is { } found && rule < found.Rules.Length ? found.Rules[rule] : null;
    }

    private static string? SubjectOf(SignedDocument endorsement) =>
        endorsement.Root is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("credentialSubject", out var subject) && subject.ValueKind == JsonValueKind.Object
        && subject.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    // Without further signers the digest of its file is the digest of what is published, and it is known.
    private static ImmutableArray<string> Digests(VerifiedAward award)
    {
        if (award.Outline.Source.ProofFiles.IsEmpty)
        {
            Span<byte> digest = stackalloc byte[Digest.Length];
            award.Digest.CopyTo(digest);
            return ["sha256-" + Convert.ToBase64String(digest)];
        }
        var read = award.Read();
        var files = read.ProofFiles.OrderByDescending(f => DatedAt(f), StringComparer.Ordinal).ToList();
        var digests = ImmutableArray.CreateBuilder<string>();
        digests.Add(Sri.Of(read.Published.Bytes.Span));
        for (var left = 1; left <= files.Count; left++)
        {
            if (ProofFiles.TryRead(read.File, [.. files.Skip(left)], new DiagnosticBag(), out var earlier))
            {
                digests.Add(Sri.Of(earlier.Bytes.Span));
            }
        }
        return digests.ToImmutable();
    }

    private static string DatedAt(SourceFile proofs) =>
        SignedDocument.TryParse(proofs.Bytes, out var document, out _) && document.Root.ValueKind == JsonValueKind.Array && document.Root.GetArrayLength() > 0
        && document.Root[0] is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("created", out var created) && created.ValueKind == JsonValueKind.String
            ? created.GetString()! : "";
}
