using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>The Authority step's answer, with what the report tells of signers and rules.</summary>
internal sealed record AuthorityAnswer(Check Check)
{
    public ImmutableArray<Signer> Signers { get; init; } = [];
    public int? Version { get; init; }
    public int? RuleIndex { get; init; }
    public int Missing { get; init; }

    /// <summary>Whether nothing but further signatures is missing, and they can still be given.</summary>
    public bool OnlySignaturesMissing { get; init; }

    /// <summary>Whether it would stand if its issuer stood by the work of a key that it reported as compromised or retired.</summary>
    public bool Disowned { get; init; }
}

/// <summary>
/// Who may recognise what: the authority version an award names judges it, by the rules that speak of its badge; one fully satisfied rule is enough.
/// </summary>
internal sealed class AuthorityCheck(AuthorityChain chain, SignatureStanding standing, Func<string, string, DateTimeOffset, bool?>? holdsBadge)
{
    public AuthorityAnswer Run(OpenBadgeCredential credential, IssuerAddresses addresses, SignatureReading signatures, DateTimeOffset at)
    {
        if (addresses.AuthorityOf(credential) is not { } named)
        {
            return Failed("It does not name the version of the rules it was made under.");
        }
        if (named.Version > chain.Newest.Version)
        {
            return new AuthorityAnswer(new Check(CheckName.Authority, Verdict.NotChecked,
                $"It was made under version {named.Version} of the rules; the newest one at hand is version {chain.Newest.Version}."));
        }
        if (chain.Find(named.Version) is not { } version || version.DigestSri != named.DigestSri)
        {
            return Failed($"The rules it names, version {named.Version}, are not the rules its issuer has under that number.");
        }
        var people = standing.Judge(signatures.ByIssuer, version, new AffirmedLine(addresses.AwardId, credential.Document));
        var nearest = Nearest(credential, addresses, version, people);
        var answer = nearest is null
            ? Failed($"No rule of version {version.Version} speaks of the badge {addresses.Slug}.")
            : Judge(nearest, version, signatures, at);
        return answer with
        {
            Disowned = answer.Check.Verdict == Verdict.Failed && StoodBefore(credential, addresses, version, people, signatures),
            Version = version.Version,
            RuleIndex = nearest?.Index,
            Signers = ImmutableArray.CreateRange(people, (p, rule) => new Signer(p.Member?.Id, p.Member?.Subject, p.VerificationMethod, p.Created, rule is not null && rule.Counted.Contains(p)), nearest),
        };
    }

    // The satisfied rule, else one that could not be judged, else the one that lacks least; of equals the first.
    private RuleJudgement? Nearest(OpenBadgeCredential credential, IssuerAddresses addresses, AuthorityDocument version, ImmutableArray<PersonSignature> people)
    {
        var subject = credential.CredentialSubject;
        var hasEvidence = credential.Evidence.Any(e => e.Id is { Length: > 0 } || !string.IsNullOrWhiteSpace(e.Narrative));
        (ImmutableArray<Prerequisite>, DateTimeOffset)? before = version.Rules.Any(r => r.PrerequisitesRequired) ? (Prerequisite.Of(addresses.BaseUrl, subject.Achievement), credential.ValidFrom) : null;
        RuleJudgement? nearest = null;
        for (var i = 0; i < version.Rules.Length; i++)
        {
            var rule = version.Rules[i];
            if (!rule.AppliesTo(addresses.Slug, subject.Achievement.Tag))
            {
                continue;
            }
            var judged = RuleJudgement.Of(i, rule, people, subject.Id, hasEvidence, holdsBadge, before);
            nearest = nearest is null || (judged.Distance, judged.Missing).CompareTo((nearest.Distance, nearest.Missing)) < 0 ? judged : nearest;
        }
        return nearest;
    }

    private bool StoodBefore(OpenBadgeCredential credential, IssuerAddresses addresses, AuthorityDocument version, ImmutableArray<PersonSignature> people, SignatureReading signatures) =>
        people.Any(p => p.Disowned) && !signatures.ByStrangers.Any()
        && Nearest(credential, addresses, version, [.. people.Select(p => p.Disowned ? p with { Objection = null } : p)]) is { IsSatisfied: true };

    private AuthorityAnswer Judge(RuleJudgement judged, AuthorityDocument version, SignatureReading signatures, DateTimeOffset at)
    {
        if (signatures.ByStrangers.FirstOrDefault() is { } stranger)
        {
            return Failed($"It is also signed with a key that is not its issuer's: {stranger.Key.Problem}.") with { Missing = judged.Missing };
        }
        if (judged.IsSatisfied)
        {
            return new AuthorityAnswer(new Check(CheckName.Authority, Verdict.Passed, PassedWords(judged, version)));
        }
        if (judged.Unknown is { } unknown && judged.Fault is null)
        {
            return new AuthorityAnswer(new Check(CheckName.Authority, Verdict.NotChecked, Words.Sentence(unknown))) { Missing = judged.Missing };
        }
        var isVoid = chain.Find(version.Version + 1) is { } next && next.ValidFrom <= at;
        return Failed(FailedWords(judged, isVoid)) with { Missing = judged.Missing, OnlySignaturesMissing = judged.Fault is null && judged.Missing > 0 && !isVoid };
    }

    private static AuthorityAnswer Failed(string reason) => new(new Check(CheckName.Authority, Verdict.Failed, reason));

    /// <summary>Who signed, and how many the rules ask for.</summary>
    public static string PassedWords(RuleJudgement judged, AuthorityDocument version)
    {
        var signers = judged.Counted is [var only] ? only.Name : Words.List([.. judged.Counted.Select(c => c.Name).Distinct(StringComparer.Ordinal)]);
        var text = $"{Words.Capital(Words.People(judged.People))} signed it ({signers}); version {version.Version} of the rules asks for {Words.Number(judged.Rule.Quorum)}.";
        if (judged.Rule.CoolingOffDays > 0)
        {
            text += $" That {Words.Count(judged.Rule.CoolingOffDays, "day", "days")} passed between nomination and award does not show in the award.";
        }
        if (judged.Rule.PrerequisitesRequired)
        {
            text += " The holder held what the badge builds on.";
        }
        return judged.Rule.ConsentRequired ? text + " That the holder agreed does not show in the award either." : text;
    }

    /// <summary>What is missing, and why signatures that are there do not count.</summary>
    public static string FailedWords(RuleJudgement judged, bool isVoid)
    {
        var reasons = new List<string>();
        if (judged.Fault is { } fault)
        {
            reasons.Add(Words.Sentence(fault));
        }
        if (judged.Missing > 0)
        {
            var kept = judged.Rule.AtLeastOneKept is { } k ? $", at least one with a key kept as {k.ToString().ToLowerInvariant()}" : "";
            var signed = judged.Counted.IsEmpty ? "" : $"{Words.List([.. judged.Counted.Select(c => c.Name).Distinct(StringComparer.Ordinal)])} signed, and ";
            reasons.Add($"The rule asks for {Words.People(judged.Rule.Quorum)}{Whom(judged.Rule.Signers)}{kept}; {signed}{Words.Count(judged.Missing, "more has", "more have")} to sign.");
        }
        reasons.AddRange(judged.NotCounted.Select(Words.Sentence));
        if (isVoid)
        {
            reasons.Add("Newer rules have come into force since, so it cannot be completed any more.");
        }
        return string.Join(' ', reasons);
    }

    private static string Whom(RuleSigners signers) => signers switch
    {
        { Role: { } role } => $" with the role {role}",
        { HoldersOf: { } badge } => $" who hold the badge {badge}",
        _ => $" of {Words.List(signers.Members)}",
    };
}
