using System.Collections.Immutable;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Authority;

/// <summary>Reads the rules of an authority document: about awards (<c>rules</c>), about badges (<c>definitions</c>), about other issuers (<c>treaties</c>).</summary>
internal static class RuleReader
{
    public static RecognitionRule Award(ObjectShape rule)
    {
        rule.Only("badges", "signers", "quorum", "selfAward", "evidence", "coolingOffDays", "consent", "prerequisites", "atLeastOne");
        return Read(rule, ReadBadges(rule, "slugs, tag:… or *")) with
        {
            SelfAward = rule.OptionalFlag("selfAward") ?? false,
            EvidenceRequired = rule.OptionalWord("evidence", "optional", "required") == "required",
            CoolingOffDays = rule.OptionalNumber("coolingOffDays", 0) ?? 0,
            ConsentRequired = rule.OptionalWord("consent", "none", "recorded") == "recorded",
            PrerequisitesRequired = rule.OptionalWord("prerequisites", "optional", "required") == "required",
        };
    }

    public static RecognitionRule Definition(ObjectShape rule)
    {
        rule.Only("badges", "signers", "quorum", "atLeastOne");
        var badges = ReadBadges(rule, "slugs or *");
        if (badges.FirstOrDefault(b => b.Contains(':', StringComparison.Ordinal)) is { } tag)
        {
            rule.Refuse("badges", $"'{tag}' is no badge; who approves a badge is said by its slug, or * for all: by its tags, it would choose its own judges");
        }
        return Read(rule, badges) with { SelfAward = true };
    }

    public static RecognitionRule Treaty(ObjectShape rule)
    {
        rule.Only("signers", "quorum", "atLeastOne");
        return Read(rule, []) with { SelfAward = true };
    }

    private static RecognitionRule Read(ObjectShape rule, ImmutableArray<string> badges)
    {
        var atLeastOne = rule.OptionalObject("atLeastOne");
        atLeastOne?.Only("kept");
        var quorum = rule.OptionalNumber("quorum", 1) ?? 1;
        return new RecognitionRule { Badges = badges, Signers = ReadSigners(rule.Object("signers")), Quorum = quorum, AtLeastOneKept = ReadAtLeastOne(atLeastOne, quorum) };
    }

    private static ImmutableArray<string> ReadBadges(ObjectShape rule, string expected)
    {
        var badges = rule.Texts("badges");
        if (badges.IsEmpty)
        {
            rule.Refuse(null, $"badges is missing; expected {expected}");
        }
        return badges;
    }

    // Where several people sign, one of the keys is a kept file unless the rule says otherwise: a page in a browser can be changed by whoever runs it.
    private static KeyKept? ReadAtLeastOne(ObjectShape? atLeastOne, int quorum) => atLeastOne?.OptionalWord("kept", "file", "agent", "browser", "any") switch
    {
        "agent" => KeyKept.Agent,
        "browser" => KeyKept.Browser,
        "any" => null,
        "file" => KeyKept.File,
        _ => quorum > 1 ? KeyKept.File : null,
    };

    private static RuleSigners ReadSigners(ObjectShape signers)
    {
        signers.Only("role", "members", "holdersOf");
        var read = new RuleSigners(signers.OptionalText("role"), signers.Texts("members"), signers.OptionalText("holdersOf"));
        var named = (read.Role is null ? 0 : 1) + (read.Members.IsEmpty ? 0 : 1) + (read.HoldersOf is null ? 0 : 1);
        if (named != 1)
        {
            signers.Refuse(null, "signers has to name exactly one of role, members and holdersOf");
        }
        return read;
    }
}
