using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>1EdTech's JSON schema of the kind. What is only as loose as linked data may be (one value instead of an array of one) is odd, and accepted.</summary>
internal static class SchemaProbe
{
    private const string Name = "JsonSchemaProbe";

    public static void Run(Credential credential, Report report)
    {
        var shape = Shapes.Of(credential);
        if (shape.Check(credential.Json, "", isStrict: true).FirstOrDefault() is not { } wrong)
        {
            return;
        }
        var loose = shape.Check(credential.Json, "", isStrict: false).FirstOrDefault();
        report.Add(Name, loose is null ? Outcome.Warning : Outcome.Error, loose ?? wrong);
    }
}

/// <summary>Schemas that a credential names for itself. The canonical ones were looked at already; another has to be there.</summary>
internal static class InlineSchemaProbe
{
    private const string Canonical = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_";

    public static void Run(Credential credential, Report report)
    {
        foreach (var schema in credential.Json.All("credentialSchema").Where(s => s.Text("type") == "1EdTechJsonSchemaValidator2019"))
        {
            var address = schema.Text("id") ?? "";
            if (!address.StartsWith(Canonical, StringComparison.Ordinal) && !credential.Web.Has(address))
            {
                report.Add("InlineJsonSchemaProbe", Outcome.Fatal, $"the schema {address} could not be fetched");
                return;
            }
        }
    }
}
