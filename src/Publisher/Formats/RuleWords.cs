using Publisher.Credentials.Authority;
using Publisher.Linking;

namespace Publisher.Formats;

/// <summary>Rules of the authority document as sentences: what a constitution would say.</summary>
public sealed class RuleWords
{
    private readonly IReadOnlyDictionary<string, string> badgeNames;
    private readonly IReadOnlyDictionary<string, string> memberNames;

    /// <summary>Takes the names rules speak of.</summary>
    public RuleWords(SiteModel site) : this(
        site.Badges.ToDictionary(b => b.Badge.Slug, b => b.Badge.Name, StringComparer.Ordinal),
        site.AuthorityPeople.ToDictionary(p => p.Entry.Id, p => p.Page?.Name ?? p.Entry.Id, StringComparer.Ordinal))
    {
    }

    /// <summary>Takes the names rules speak of: badges by slug, members by id. What has no name there is called by its slug or id.</summary>
    public RuleWords(IReadOnlyDictionary<string, string> badges, IReadOnlyDictionary<string, string> members) => (badgeNames, memberNames) = (badges, members);

    /// <summary>Who must sign: <c>Workshop Host needs two stewards to sign.</c> and whatever else the rule asks, each a sentence.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">What it speaks of; its badges when null.</param>
    public IReadOnlyList<string> Sentences(RecognitionRule rule, string? subject = null)
    {
        var (about, many) = subject is null ? Subject(rule.Badges) : (subject, false);
        List<string> sentences = [$"{EnglishWords.Sentence(about)} {(many ? "need" : "needs")} {Signers(rule.Signers, rule.Quorum)} to sign."];
        sentences.Add(rule.SelfAward
            ? "Whoever may sign may also name themselves."
            : rule.Quorum == 1 ? "Nobody signs for themselves." : "Nobody\u2019s own signature counts for their own award.");
        if (rule.EvidenceRequired)
        {
            sentences.Add("Evidence must come with it.");
        }
        if (rule.CoolingOffDays > 0)
        {
            sentences.Add($"{EnglishWords.Sentence(EnglishWords.Count(rule.CoolingOffDays, "day", "days"))} must pass between nomination and award.");
        }
        if (rule.ConsentRequired)
        {
            sentences.Add("The person named must have agreed, on record.");
        }
        if (rule.AtLeastOneKept is { } kept)
        {
            sentences.Add($"At least one signer uses {KeptWhere(kept)}.");
        }
        return sentences;
    }

    /// <summary>In short, for a margin: <c>two stewards, evidence required</c>.</summary>
    public string InShort(RecognitionRule rule) =>
        Signers(rule.Signers, rule.Quorum) + (rule.EvidenceRequired ? ", evidence required" : "") + (rule.SelfAward ? ", self-award allowed" : "");

    /// <summary><c>two stewards</c>, <c>one of Ana and Ben</c>, <c>two holders of Workshop Host</c>.</summary>
    public string Signers(RuleSigners signers, int quorum)
    {
        if (signers.Role is { } role)
        {
            return EnglishWords.Count(quorum, role, EnglishWords.Plural(role));
        }
        if (signers.HoldersOf is { } slug)
        {
            return $"{EnglishWords.Count(quorum, "holder", "holders")} of {BadgeName(slug)}";
        }
        var names = signers.Members.Select(MemberName).ToList();
        return names.Count == quorum ? EnglishWords.List(names)
            : quorum == 1 ? EnglishWords.List(names, "or")
            : $"{EnglishWords.Number(quorum)} of {EnglishWords.List(names)}";
    }

    /// <summary>What a version's status rules say.</summary>
    public static IReadOnlyList<string> Status(StatusRules status) =>
    [
        status.Revoke is { } revoke
            ? $"To take an award back, {People(revoke)} must sign."
            : "To take an award back, as many people must sign as were needed to give it.",
        "An award taken back stays taken back; its page says so.",
        $"The list of what was taken back is signed by {People(status.List)}.",
    ];

    /// <summary>How the rules are changed.</summary>
    public static string Amendment(IReadOnlyList<RoleQuorum> alternatives) =>
        alternatives.Count == 0
            ? "These rules cannot be changed."
            : $"To change these rules, {EnglishWords.List([.. alternatives.Select(People)], "or")} must sign the new version.";

    /// <summary><c>two stewards</c>, <c>one holder of a recovery code</c>.</summary>
    public static string People(RoleQuorum people) => people.Role == "recovery"
        ? EnglishWords.Count(people.Quorum, "holder of a recovery code", "holders of recovery codes")
        : EnglishWords.Count(people.Quorum, people.Role, EnglishWords.Plural(people.Role));

    /// <summary>The badges a rule speaks of, and whether they are several.</summary>
    public (string Words, bool Many) Subject(IReadOnlyList<string> badges)
    {
        if (badges.Contains("*", StringComparer.Ordinal))
        {
            return ("every badge", false);
        }
        var words = badges.Select(b => b.StartsWith("tag:", StringComparison.Ordinal) ? $"every badge marked \u201c{b[4..]}\u201d" : BadgeName(b)).ToList();
        return (EnglishWords.List(words), words.Count > 1);
    }

    private string BadgeName(string slug) => badgeNames.GetValueOrDefault(slug, slug);

    private string MemberName(string id) => memberNames.GetValueOrDefault(id, id);

    /// <summary><c>a key kept in their browser</c>.</summary>
    public static string KeptWhere(KeyKept kept) => kept switch
    {
        KeyKept.File => "a key kept in an encrypted file on their own computer",
        KeyKept.Agent => "a key kept by their computer's key agent",
        KeyKept.Browser => "a key kept in their browser",
        _ => "a printed recovery code",
    };
}
