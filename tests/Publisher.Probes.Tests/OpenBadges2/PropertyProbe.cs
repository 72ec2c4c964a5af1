using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;

namespace Publisher.Probes.Tests.OpenBadges2;

/// <summary>Every member of a document, and of those it leads to. A document that says it is another than its address is odd, and accepted.</summary>
internal sealed class PropertyProbe(KnownWeb web, Report report)
{
    private const string Name = "ValidationPropertyProbe";

    public void Run(JsonElement node, string kind, ImmutableList<string> above)
    {
        foreach (var rule in Rules.Of(kind) ?? [])
        {
            if (node.Member(rule.Name) is not { } value)
            {
                if (rule.Required)
                {
                    Refuse($"{kind} has no {rule.Name}");
                }
                continue;
            }
            var values = value.Items();
            if ((values.Count > 1 && !rule.Many) || (values.Count == 0 && rule.Required))
            {
                Refuse($"{kind} has {values.Count} values of {rule.Name}");
            }
            foreach (var one in values)
            {
                Check(rule, kind, one, above);
            }
            if (rule.OneOf is { } wanted && !values.Any(v => v.ValueKind == JsonValueKind.String && wanted.Contains(v.GetString())))
            {
                report.Add("ValidationRdfTypePropertyProbe", Outcome.Fatal, $"{kind} is of none of the types {string.Join(", ", wanted)}");
            }
        }
        // issuer-id: whoever has no address of the web is not read by many
        if (kind is "Profile" or "Issuer" && node.Text("id") is { } id && !id.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            report.Add("ValidationIssuerPropertyProbe", Outcome.Warning, $"the issuer {id} has no address of the web");
        }
    }

    private void Check(Rule rule, string kind, JsonElement value, ImmutableList<string> above)
    {
        if (rule.Value is { } isGood)
        {
            if (!isGood(value))
            {
                Refuse($"{rule.Name} of {kind} is {value}");
            }
        }
        else if (rule.Kind == "Image")
        {
            Picture(rule, value);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Run(value, rule.Kind!, above);
        }
        else if (!Primitives.Iri(value))
        {
            Refuse($"{rule.Name} of {kind} is no address: {value}");
        }
        else if (rule.Fetch && !above.Contains(value.GetString()!))
        {
            Follow(rule, value.GetString()!, above.Add(value.GetString()!));
        }
    }

    private void Follow(Rule rule, string address, ImmutableList<string> above)
    {
        if (web.FindJson(address) is not { } document)
        {
            report.Add("GraphFetcherProbe", Outcome.Fatal, $"{rule.Name} could not be fetched from {address}");
            return;
        }
        if (document.Text("id") is { } id && id != address)
        {
            report.Add("GraphFetcherProbe", Outcome.Warning, $"{address} says that it is {id}");
        }
        Run(document, rule.Kind!, above);
    }

    // A picture has to be there; one inside its address may only be a badge's or an issuer's, and a PNG or SVG.
    private void Picture(Rule rule, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            Run(value, "Image", []);
            value = value.Member("id") ?? value;
        }
        if (Primitives.DataUri(value))
        {
            if (!rule.Data || !(value.GetString()!.StartsWith("data:image/png", StringComparison.Ordinal) || value.GetString()!.StartsWith("data:image/svg+xml", StringComparison.Ordinal)))
            {
                report.Add("ValidationImagePropertyProbe", Outcome.Error, "the picture may not stand inside its address");
            }
        }
        else if (!Primitives.Url(value) || !web.Has(value.GetString()!))
        {
            report.Add("ValidationImagePropertyProbe", Outcome.Fatal, $"the picture {value} could not be fetched");
        }
    }

    private void Refuse(string why) => report.Add(Name, Outcome.Error, why);
}
