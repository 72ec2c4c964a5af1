using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Authority;

namespace Publisher.Verifying;

/// <summary>What the rules ask of those who approve a badge, as a diagnostic says it: the rule, where it stands, and what would satisfy it.</summary>
internal sealed class DefinitionWords(SiteContent content)
{
    private readonly Func<AuthorityMember, string> names = WhoSigns.Names(content);

    /// <summary><c>rule 2 about badges (content/authority/3.json:41) asks for two people with the role steward</c>; of several rules, any.</summary>
    public string Asked(AuthorityDocument version, string slug)
    {
        var file = content.Authorities.First(a => a.Version == version.Version).File;
        var asked = version.Definitions.Select((rule, at) => (Rule: rule, At: at)).Where(r => r.Rule.AppliesTo(slug, []))
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"rule {r.At + 1} about badges ({Place(file, r.At)}) asks for {Whom(r.Rule, version)}"));
        return string.Join(", or ", asked);
    }

    /// <summary><c>two people with the role steward</c>.</summary>
    public string Whom(RecognitionRule rule, AuthorityDocument version)
    {
        var people = $"{Words.Count(rule.Quorum)} {(rule.Quorum == 1 ? "person" : "people")}";
        return rule.Signers switch
        {
            { Role: { } role } => $"{people} with the role {role}",
            { HoldersOf: { } badge } => $"{people} who {(rule.Quorum == 1 ? "holds" : "hold")} the badge {badge}",
            _ => $"{Words.Count(rule.Quorum)} of {Words.Joined([.. version.Members.Where(m => rule.Signers.Members.Contains(m.Id, StringComparer.Ordinal)).Select(names)], "and")}",
        };
    }

    /// <summary>Whom to ask about an approval that waits.</summary>
    public string ToAsk(WaitingApproval waiting)
    {
        var open = waiting.Open.Select(names).ToList();
        return (open.Count == 0 ? "send it to whoever approves badges with you" : $"ask {Words.Joined(open, "or")}") + $": 'publisher sign {waiting.Source.File.Path}' adds their signature";
    }

    private static string Place(Sources.SourceFile file, int rule)
    {
        var place = JsonPlace.Of(file, string.Create(CultureInfo.InvariantCulture, $"/definitions/{rule}"));
        return string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{place.Line}");
    }
}
