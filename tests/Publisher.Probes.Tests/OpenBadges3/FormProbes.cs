using System.Text.RegularExpressions;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>JSON-LD: every word is defined by a context that could be loaded.</summary>
internal static class JsonLdProbe
{
    public static void Run(Credential credential, Report report)
    {
        if (credential.Graphs.Problem(credential.Json) is { } problem)
        {
            report.Add("JsonLDValidationProbe", Outcome.Error, problem);
        }
    }
}

/// <summary>The contexts stand at their places; an older version or another name of one is odd, and accepted.</summary>
internal static partial class ContextProbe
{
    public static void Run(Credential credential, Report report)
    {
        var named = credential.Json.Texts("@context");
        for (var i = 0; i < credential.Kind.Contexts.Length; i++)
        {
            var wanted = credential.Kind.Contexts[i];
            if (named.Count <= i || !(named[i] == wanted || IsOtherName(wanted, named[i])))
            {
                report.Add("ContextPropertyProbe", Outcome.Error, $"{wanted} is not at place {i + 1}");
                return;
            }
            if (named[i] != wanted)
            {
                report.Add("ContextPropertyProbe", Outcome.Warning, $"{named[i]} at place {i + 1} instead of {wanted}");
            }
        }
    }

    private static bool IsOtherName(string wanted, string named) => wanted == CredentialKind.Version2
        ? named == CredentialKind.Version1
        : named == "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld" || Versions().IsMatch(named);

    [GeneratedRegex(@"^https://purl\.imsglobal\.org/spec/ob/v3p0/context(-[0-9]+\.[0-9]+\.[0-9]+)*\.json\z")]
    private static partial Regex Versions();
}

/// <summary>The type names a verifiable credential, and one of its kind.</summary>
internal static class TypeProbe
{
    public static void Run(Credential credential, Report report)
    {
        var types = credential.Json.Texts("type");
        if (!types.Contains("VerifiableCredential") || !types.Any(credential.Kind.Types.Contains))
        {
            report.Add("TypePropertyProbe", Outcome.Fatal, $"the type is {string.Join(", ", types)}");
        }
    }
}

/// <summary>Evidence is of the type Evidence.</summary>
internal static class EvidenceProbe
{
    public static void Run(Credential credential, Report report)
    {
        if (credential.Json.All("evidence").Any(e => !e.IsA("Evidence")))
        {
            report.Add("EvidenceProbe", Outcome.Error, "evidence that is no Evidence");
        }
    }
}

/// <summary>Whom it is about, and what was achieved.</summary>
internal static class SubjectProbe
{
    public static void Award(Credential credential, Report report)
    {
        if (credential.Json.Member("credentialSubject") is { } subject && Wrong() is { } wrong)
        {
            report.Add("CredentialSubjectProbe", Outcome.Error, wrong);
        }

        string? Wrong() =>
            !subject.IsA("AchievementSubject") ? "the subject is no AchievementSubject"
            : string.IsNullOrWhiteSpace(subject.Text("id")) && subject.All("identifier").Count == 0 ? "the subject has neither id nor identifier"
            : subject.All("identifier").Any(i => !i.IsA("IdentityObject")) ? "an identifier is no IdentityObject"
            : subject.All("result").Any(r => !r.IsA("Result")) ? "a result is no Result"
            : subject.Member("achievement") is not { } achievement ? "no achievement"
            : achievement.All("resultDescription").Any(d => !d.IsA("ResultDescription")) ? "a resultDescription is no ResultDescription"
            : achievement.Member("criteria") is not { } criteria || (criteria.Member("id") is null && criteria.Member("narrative") is null) ? "the criteria have neither id nor narrative"
            : subject.Member("source") is { } source && !source.IsA("Profile") ? "the source is no Profile" : null;
    }

    public static void StatusList(Credential credential, Report report)
    {
        if (credential.Json.Member("credentialSubject") is not { } subject || !subject.IsA("BitstringStatusList"))
        {
            report.Add("CredentialSubjectProbe", Outcome.Error, "the subject is no BitstringStatusList");
        }
    }
}

/// <summary>Who issues it. Its page is asked for; that nobody answers is odd, and accepted.</summary>
internal static class IssuerProbe
{
    public static void Run(Credential credential, Report report)
    {
        void Refuse(string why) => report.Add("IssuerProbe", Outcome.Error, why);
        if (credential.Json.Member("issuer") is not { } issuer)
        {
            Refuse("no issuer");
            return;
        }
        if (!issuer.IsA("Profile"))
        {
            Refuse("the issuer is no Profile");
            return;
        }
        if (issuer.Text("url") is { } url && !credential.Web.Has(url.Trim()))
        {
            report.Add("IssuerProbe", Outcome.Warning, $"{url} does not answer");
            return;
        }
        if (issuer.All("otherIdentifier").Any(i => !i.IsA("IdentifierEntry")))
        {
            Refuse("an otherIdentifier is no IdentifierEntry");
        }
        else if (issuer.Member("parentOrg") is { } parent && !parent.IsA("Profile"))
        {
            Refuse("the parentOrg is no Profile");
        }
    }
}

/// <summary>From when and until when.</summary>
internal static class DatesProbe
{
    public static void Expiry(Credential credential, Report report)
    {
        if (credential.Json.Text(credential.IsVersion1 ? "expirationDate" : "validUntil") is { } end && Shapes.Moment(end) is { } until && until < credential.At)
        {
            report.Add("ExpirationProbe", Outcome.Fatal, $"it ended on {end}");
        }
    }

    public static void Issuance(Credential credential, Report report)
    {
        if (credential.Json.Text(credential.IsVersion1 ? "issuanceDate" : "validFrom") is { } start && Shapes.Moment(start) is { } from && from > credential.At)
        {
            report.Add("IssuanceProbe", Outcome.Fatal, $"it begins on {start}");
        }
    }
}
