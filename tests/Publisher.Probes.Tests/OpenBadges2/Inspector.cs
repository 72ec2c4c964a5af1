using System.Text.Json;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;

namespace Publisher.Probes.Tests.OpenBadges2;

/// <summary>
/// What 1EdTech's public validator asks of Open Badges 2.0: context, type, every member of the document and of all it leads to, where a hosted assertion may stand,
/// revocation, dates, extensions. Written anew from what it does; signed (JWS) assertions are not ported, which this project does not write.
/// </summary>
internal sealed class Inspector(KnownWeb web, DateTimeOffset at)
{
    private const string Context = "https://w3id.org/openbadges/v2";

    private static readonly string[] Known = ["Assertion", "BadgeClass", "Issuer", "Profile", "AlignmentObject", "Criteria", "CryptographicKey", "Endorsement", "Evidence", "Image", "RevocationList"];

    /// <summary>Judges a file: JSON, or a picture with an assertion in it.</summary>
    public Report Judge(ReadOnlySpan<byte> file)
    {
        var report = new Report();
        if (Payload.Read(file, "openbadges", Payload.Namespace2, "assertion", out var problem) is not { } json)
        {
            report.Add("CredentialParseProbe", Outcome.Fatal, problem);
            return report;
        }
        if (json.Texts("@context") is [var first, ..] && first != Context)
        {
            report.Add("ContextPropertyProbe", Outcome.Fatal, $"the context is {first}");
            return report;
        }
        var types = json.Texts("type");
        var kind = types.FirstOrDefault(Known.Contains);
        if (types.Count == 0 || (kind is null && !types.Any(t => t.Contains("://", StringComparison.Ordinal))))
        {
            report.Add("TypePropertyProbe", Outcome.Fatal, $"the type is {string.Join(", ", types)}");
            return report;
        }
        if (types.FirstOrDefault(t => !Primitives.Type(JsonSerializer.SerializeToElement(t))) is { } unknown)
        {
            report.Add("ValidationRdfTypePropertyProbe", Outcome.Error, $"the type {unknown} is not known");
        }
        new PropertyProbe(web, report).Run(json, kind ?? "External", []);
        if (!report.IsBroken)
        {
            ExtensionProbe.Run(json, report);
        }
        if (kind == "Assertion" && report.Worst < Outcome.Error)
        {
            HostedProbe.Run(json, web, report);
            Dates(json, report);
        }
        return report;
    }

    private void Dates(JsonElement assertion, Report report)
    {
        if (assertion.Text("expires") is { } end && Moment(end) < at)
        {
            report.Add("ExpirationProbe", Outcome.Fatal, $"it ended on {end}");
        }
        if (assertion.Text("issuedOn") is { } start && Moment(start) > at)
        {
            report.Add("IssuanceProbe", Outcome.Fatal, $"it begins on {start}");
        }
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
