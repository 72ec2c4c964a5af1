using System.Collections.Immutable;
using Publisher.Languages;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>The steps of a check as pages list them before any runs, in the order of a report (docs/verify-report.schema.json).</summary>
internal static class VerifySteps
{
    private static readonly string[] Names = ["format", "signatures", "authority", "status", "dates", "log", "holder", "issuer"];

    /// <summary>The fields of each, in a language.</summary>
    public static ImmutableArray<FieldSet> In(SiteWords words) =>
        [.. Names.Select(name => new FieldSet { { "name", name }, { "title", words[$"steps.{name}"] }, { "asks", words[$"steps.{name}_asks"] } })];
}
