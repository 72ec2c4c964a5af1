using System.Text.Json;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;

namespace Publisher.Probes.Tests.OpenBadges2;

/// <summary>Whether a hosted assertion stands where its issuer's may, and whether its issuer's list names it.</summary>
internal static class HostedProbe
{
    public static void Run(JsonElement assertion, KnownWeb web, Report report)
    {
        if (Find(assertion, "badge", web) is not { } badge || Find(badge, "issuer", web) is not { } issuer || assertion.Text("id") is not { } id)
        {
            return; // said already
        }
        if (assertion.Member("verification")?.Text("type") is "HostedBadge" or "hosted")
        {
            Place(id, issuer, report);
        }
        if (issuer.Text("revocationList") is { } address && web.FindJson(address) is { } list
            && list.All("revokedAssertions").Any(r => r.ValueKind == JsonValueKind.String ? r.ValueEquals(id) : r.Text("id") == id))
        {
            report.Add("AssertionRevocationListProbe", Outcome.Error, "it was revoked");
        }
    }

    private static void Place(string assertion, JsonElement issuer, Report report)
    {
        const string Name = "VerificationDependenciesProbe";
        var policy = issuer.Member("verification");
        var beginnings = policy?.Texts("startsWith") ?? [];
        if (beginnings.Count > 0 && !beginnings.Any(b => assertion.StartsWith(b, StringComparison.Ordinal)))
        {
            report.Add(Name, Outcome.Error, $"{assertion} begins with none of {string.Join(", ", beginnings)}");
            return;
        }
        var own = issuer.Text("id") ?? "";
        if (!own.StartsWith("http", StringComparison.Ordinal))
        {
            report.Add(Name, Outcome.Warning, $"{own} has no host");
            return;
        }
        var hosts = policy?.Texts("allowedOrigins") is { Count: > 0 } allowed ? allowed : [new Uri(own).Authority];
        if (!hosts.Contains(new Uri(assertion).Authority))
        {
            report.Add(Name, Outcome.Error, $"{assertion} is on none of {string.Join(", ", hosts)}");
        }
    }

    private static JsonElement? Find(JsonElement node, string member, KnownWeb web) => node.Member(member) switch
    {
        { ValueKind: JsonValueKind.Object } inside => inside,
        { ValueKind: JsonValueKind.String } address => web.FindJson(address.GetString()!),
        _ => null,
    };
}

/// <summary>Extensions: the one that 1EdTech's documents use. This project writes none, which a test looks after.</summary>
internal static class ExtensionProbe
{
    public static void Run(JsonElement node, Report report)
    {
        foreach (var extension in node.ValueKind == JsonValueKind.Object ? node.EnumerateObject().Where(m => m.Name.StartsWith("extensions:", StringComparison.Ordinal)) : [])
        {
            if (!extension.Value.IsA("Extension"))
            {
                report.Add("ExtensionProbe", Outcome.Error, $"{extension.Name} is no Extension");
            }
            else if ((extension.Value.Member("http://schema.org/text") ?? extension.Value.Member("exampleProperty")) is { ValueKind: not JsonValueKind.String })
            {
                report.Add("ExtensionProbe", Outcome.Error, $"the text of {extension.Name} is none");
            }
        }
    }
}
