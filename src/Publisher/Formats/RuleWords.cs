using Publisher.Credentials.Authority;
using Publisher.Languages;

namespace Publisher.Formats;

/// <summary>Rules of the authority document as sentences: what a constitution would say.</summary>
public sealed class RuleWords
{
    private readonly IReadOnlyDictionary<string, string> badgeNames;
    private readonly IReadOnlyDictionary<string, string> memberNames;

    /// <summary>Takes the names rules speak of: badges by slug, members by id. What has no name there is called by its slug or id.</summary>
    /// <param name="badges">Names of badges.</param>
    /// <param name="members">Names of members.</param>
    /// <param name="words">The language.</param>
    public RuleWords(IReadOnlyDictionary<string, string> badges, IReadOnlyDictionary<string, string> members, SiteWords words) => (badgeNames, memberNames, Words) = (badges, members, words);

    /// <summary>The language they speak.</summary>
    public SiteWords Words { get; }

    /// <summary>Who must sign: <c>Workshop Host needs two stewards to sign.</c> and whatever else the rule asks, each a sentence.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">What it speaks of; its badges when null.</param>
    public IReadOnlyList<string> Sentences(RecognitionRule rule, string? subject = null)
    {
        var (about, many) = subject is null ? Subject(rule.Badges) : (subject, false);
        List<string> sentences =
        [
            Words.Count(many ? "rule.need" : "rule.needs", rule.Quorum, ("badges", SiteWords.Sentence(about)), ("signers", Signers(rule.Signers, rule.Quorum))),
            Words[rule.SelfAward ? "rule.self_award" : rule.Quorum == 1 ? "rule.not_for_oneself" : "rule.own_signature_counts_not"],
        ];
        if (rule.EvidenceRequired)
        {
            sentences.Add(Words["rule.evidence"]);
        }
        if (rule.PrerequisitesRequired)
        {
            sentences.Add(Words["rule.prerequisites"]);
        }
        if (rule.CoolingOffDays > 0)
        {
            sentences.Add(SiteWords.Sentence(Words.Count("rule.cooling_off", rule.CoolingOffDays)));
        }
        if (rule.ConsentRequired)
        {
            sentences.Add(Words["rule.consent"]);
        }
        if (rule.AtLeastOneKept is { } kept)
        {
            sentences.Add(Words.Say("rule.kept", ("key", KeptWhere(kept))));
        }
        return sentences;
    }

    /// <summary>Who approves a new or changed badge: <c>Workshop Host: a new or changed version needs two stewards to approve it.</c></summary>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">What it speaks of; its badges when null.</param>
    public IReadOnlyList<string> Definition(RecognitionRule rule, string? subject = null) =>
        [Words.Count("rule.approves", rule.Quorum, ("badges", SiteWords.Sentence(subject ?? Subject(rule.Badges).Words)), ("signers", Signers(rule.Signers, rule.Quorum))), .. Kept(rule)];

    /// <summary>Who recognises another guild's badge.</summary>
    public IReadOnlyList<string> Treaties(RecognitionRule rule) => [Words.Count("rule.recognises", rule.Quorum, ("signers", Signers(rule.Signers, rule.Quorum))), .. Kept(rule)];

    private IEnumerable<string> Kept(RecognitionRule rule) => rule.AtLeastOneKept is { } kept ? [Words.Say("rule.kept", ("key", KeptWhere(kept)))] : [];

    /// <summary>In short, for a margin: <c>two stewards, evidence required</c>.</summary>
    public string InShort(RecognitionRule rule) => Signers(rule.Signers, rule.Quorum)
        + (rule.EvidenceRequired ? ", " + Words["rule.evidence_short"] : "") + (rule.SelfAward ? ", " + Words["rule.self_award_short"] : "");

    /// <summary><c>two stewards</c>, <c>one of Ana and Ben</c>, <c>two holders of Workshop Host</c>.</summary>
    public string Signers(RuleSigners signers, int quorum)
    {
        if (signers.Role is { } role)
        {
            return Words.Role(role, quorum);
        }
        if (signers.HoldersOf is { } slug)
        {
            return Words.Count("rule.holders_of", quorum, ("n", Words.Number(quorum)), ("badge", BadgeName(slug)));
        }
        var names = signers.Members.Select(MemberName).ToList();
        return names.Count == quorum ? Words.List(names)
            : quorum == 1 ? Words.Alternatives(names)
            : Words.Say("rule.some_of", ("n", Words.Number(quorum)), ("names", Words.List(names)));
    }

    /// <summary>What a version's status rules say.</summary>
    public IReadOnlyList<string> Status(StatusRules status) =>
    [
        status.Revoke is { } revoke ? Words.Count("rule.take_back", revoke.Quorum, ("people", People(revoke))) : Words["rule.take_back_as_given"],
        Words["rule.stays_taken_back"],
        Words.Count("rule.list", status.List.Quorum, ("people", People(status.List))),
    ];

    /// <summary>How the rules are changed.</summary>
    public string Amendment(IReadOnlyList<RoleQuorum> alternatives) => alternatives.Count == 0
        ? Words["rule.no_amendment"]
        : Words.Count("rule.amendment", alternatives.Max(a => a.Quorum), ("people", Words.Alternatives([.. alternatives.Select(People)])));

    /// <summary><c>two stewards</c>, <c>one holder of a recovery code</c>.</summary>
    public string People(RoleQuorum people) => people.Role == "recovery" ? Words.Count("rule.holders_of_codes", people.Quorum) : Words.Role(people.Role, people.Quorum);

    /// <summary>The badges a rule speaks of, and whether they are several.</summary>
    public (string Words, bool Many) Subject(IReadOnlyList<string> badges)
    {
        if (badges.Contains("*", StringComparer.Ordinal))
        {
            return (Words["rule.every_badge"], false);
        }
        var named = badges.Select(b => b.StartsWith("tag:", StringComparison.Ordinal) ? Words.Say("rule.every_badge_marked", ("tag", b[4..])) : BadgeName(b)).ToList();
        return (Words.List(named), named.Count > 1);
    }

    private string BadgeName(string slug) => badgeNames.GetValueOrDefault(slug, slug);

    private string MemberName(string id) => memberNames.GetValueOrDefault(id, id);

    /// <summary><c>a key kept in their browser</c>.</summary>
    public string KeptWhere(KeyKept kept) => Words[kept switch
    {
        KeyKept.File => "rule.key_in_file",
        KeyKept.Agent => "rule.key_in_agent",
        KeyKept.Browser => "rule.key_in_browser",
        _ => "rule.key_on_paper",
    }];
}
