using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>The Authority step's answer about an endorsement in a guild's own name.</summary>
internal sealed record GuildEndorsementAnswer(Verdict Verdict, string Reason)
{
    public AuthorityDocument? Version { get; init; }
    public RuleJudgement? Nearest { get; init; }
    public ImmutableArray<PersonSignature> People { get; init; } = [];
    public bool IsWaiting { get; init; }
    public bool IsLapsed { get; init; }
    public bool IsDisowned { get; init; }
}

/// <summary>
/// Who may speak in a guild's name: the authority version an endorsement names judges it, by its <c>definitions</c> for a badge of its own, by its <c>treaties</c> for another's;
/// one fully satisfied rule is enough.
/// </summary>
internal sealed class GuildEndorsementAuthority(AuthorityChain chain, SignatureStanding standing, Func<string, string, DateTimeOffset, bool?>? holdsBadge)
{
    /// <summary>Judges who signed.</summary>
    /// <param name="endorsement">What they signed.</param>
    /// <param name="about">What its addresses say.</param>
    /// <param name="line">The line by which it would be affirmed.</param>
    /// <param name="signatures">Its proofs.</param>
    /// <param name="at">The moment to judge at.</param>
    public GuildEndorsementAnswer Run(EndorsementCredential endorsement, GuildEndorsementAddresses about, AffirmedLine line, SignatureReading signatures, DateTimeOffset at)
    {
        if (IssuerAddresses.AuthorityOf(about.BaseUrl, endorsement.RelatedResource) is not { } named)
        {
            return Failed("It does not name the version of the rules it was made under.");
        }
        if (named.Version > chain.Newest.Version)
        {
            return new(Verdict.NotChecked, $"It was made under version {named.Version} of the rules; the newest one at hand is version {chain.Newest.Version}.");
        }
        if (chain.Find(named.Version) is not { } version || version.DigestSri != named.DigestSri)
        {
            return Failed($"The rules it names, version {named.Version}, are not the rules its issuer has under that number.");
        }
        var rules = about.Slug is { } slug ? version.DefinitionsOf(slug) : version.TreatyRules;
        var people = standing.Judge(signatures.ByIssuer, version, line);
        var nearest = Nearest(rules, people);
        var answer = nearest is null
            ? Failed(about.Slug is null ? $"No rule of version {version.Version} says who recognises badges of others." : $"No rule of version {version.Version} says who approves the badge {about.Slug}.")
            : Judge(nearest, version, signatures, at);
        return answer with { Version = version, Nearest = nearest, People = people, IsDisowned = answer.Verdict == Verdict.Failed && StoodBefore(rules, people, signatures) };
    }

    // The satisfied rule, else one that could not be judged, else the one that lacks least; of equals the first.
    private RuleJudgement? Nearest(ImmutableArray<RecognitionRule> rules, ImmutableArray<PersonSignature> people)
    {
        RuleJudgement? nearest = null;
        for (var i = 0; i < rules.Length; i++)
        {
            var judged = RuleJudgement.Of(i, rules[i], people, null, hasEvidence: true, holdsBadge);
            nearest = nearest is null || (judged.Distance, judged.Missing).CompareTo((nearest.Distance, nearest.Missing)) < 0 ? judged : nearest;
        }
        return nearest;
    }

    private GuildEndorsementAnswer Judge(RuleJudgement judged, AuthorityDocument version, SignatureReading signatures, DateTimeOffset at)
    {
        if (signatures.ByStrangers.FirstOrDefault() is { } stranger)
        {
            return Failed($"It is also signed with a key that is not its issuer's: {stranger.Key.Problem}.");
        }
        if (judged.IsSatisfied)
        {
            return new(Verdict.Passed, AuthorityCheck.PassedWords(judged, version));
        }
        if (judged.Unknown is { } unknown)
        {
            return new(Verdict.NotChecked, Words.Sentence(unknown));
        }
        var isVoid = chain.Find(version.Version + 1) is { } next && next.ValidFrom <= at;
        return Failed(AuthorityCheck.FailedWords(judged, isVoid)) with { IsWaiting = !isVoid, IsLapsed = isVoid };
    }

    private bool StoodBefore(ImmutableArray<RecognitionRule> rules, ImmutableArray<PersonSignature> people, SignatureReading signatures) =>
        people.Any(p => p.Disowned) && !signatures.ByStrangers.Any()
        && Nearest(rules, [.. people.Select(p => p.Disowned ? p with { Objection = null } : p)]) is { IsSatisfied: true };

    private static GuildEndorsementAnswer Failed(string reason) => new(Verdict.Failed, reason);
}
