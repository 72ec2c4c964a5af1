using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Loading;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Cli.Authoring;

/// <summary>
/// An award made of a nomination: badge, person, reasons, evidence and nominator are carried over. Anybody may have written it, so its evidence is only ever taken as web
/// addresses and words, never as files of this computer.
/// </summary>
internal sealed class NominatedAward
{
    private readonly SiteSession site;
    private readonly Nomination nomination;

    private NominatedAward(SiteSession site, Nomination nomination, Badge badge) => (this.site, this.nomination, Badge) = (site, nomination, badge);

    /// <summary>The badge.</summary>
    internal Badge Badge { get; }

    /// <summary>Reads a nomination.</summary>
    /// <exception cref="CliException">It is none, or cannot be used.</exception>
    internal static NominatedAward Read(CliContext context, SiteSession site, string typed)
    {
        var path = Path.GetRelativePath(site.Folder, context.Resolve(typed)).Replace('\\', '/');
        if (site.Tree.Find(path) is not { } file || !path.StartsWith(Nomination.Folder, StringComparison.Ordinal))
        {
            throw CliException.Usage($"{typed} is no nomination of this site", $"nominations are files in {Nomination.Folder}");
        }
        var found = new DiagnosticBag();
        var nomination = NominationLoader.Read(file, found);
        SiteSession.RefuseErrors(context, site.Tree, found);
        var badge = site.Content.Badges.FirstOrDefault(b => b.Slug == nomination!.Badge)
            ?? throw CliException.Usage($"{typed} is for '{nomination!.Badge}', but there is no such badge", NearestName.Of(nomination.Badge, site.Content.Badges.Select(b => b.Slug)) is { } near ? $"did you mean {near}?" : null);
        return new(site, nomination!, badge);
    }

    /// <summary>The request, with what was typed in place of what the nomination says.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="row">What was typed; empty parts are the nomination's.</param>
    /// <param name="reader">Checks dates and words.</param>
    /// <param name="created">When it is signed.</param>
    /// <param name="asked">How the person agreed, when that was typed.</param>
    /// <exception cref="CliException">The rule asks for more.</exception>
    internal AwardRequest Request(CliContext context, AwardRow row, AwardRequestReader reader, DateTimeOffset created, string? asked)
    {
        RequireWhatTheRuleAsks(context, created, asked);
        var why = row.Narrative ?? nomination.Why;
        var narrative = nomination.By is { } by ? $"{why}\n\nNominated by {by}." : why;
        var evidence = nomination.Evidence.Select(Evidence).ToImmutableArray();
        if (Badge.EvidenceRequired && evidence.IsEmpty && row.Evidence.IsEmpty)
        {
            throw CliException.Usage($"the badge {Badge.Slug} requires evidence, and the nomination names none", "give a file, an https address or a sentence with --evidence");
        }
        // The badge's own demand for evidence was looked at above: what the reader sees is only what was typed.
        var request = reader.Read(row with { To = row.To.Length > 0 ? row.To : nomination.Recipient, Narrative = narrative }, context.WorkingDirectory, hasMore: !evidence.IsEmpty);
        return request with { Evidence = [.. request.Evidence, .. evidence] };
    }

    /// <summary>Takes the nomination out: the award says all of it.</summary>
    internal void Remove(CliContext context)
    {
        site.Remove(nomination.File.Path);
        context.Out.WriteLine($"deleted {Printable.Line(site.Shown(context, nomination.File.Path))}: the award says what it said; commit both");
    }

    private void RequireWhatTheRuleAsks(CliContext context, DateTimeOffset created, string? asked)
    {
        var agrees = asked is not null || nomination.Consent is { Given: true };
        if (nomination.Consent is { Given: false } && asked is null)
        {
            throw CliException.Bad("the nomination says that they do not agree to an award", "respect that; or ask again, and say with --asked HOW what they said");
        }
        var chain = site.RequireChain();
        var day = DateOnly.FromDateTime(created.UtcDateTime);
        var rules = (chain.InForceAt(created) ?? chain.Newest).Rules.Where(r => r.AppliesTo(Badge.Slug, Badge.Tags)).ToList();
        // One rule that is kept whole is enough.
        if (rules.Count == 0 || rules.Exists(r => (!r.ConsentRequired || agrees) && (r.CoolingOffDays == 0 || nomination.On?.AddDays(r.CoolingOffDays) <= day)))
        {
            return;
        }
        if (rules[0].ConsentRequired && !agrees && !(context.IsInteractive && Prompt.Confirm(context, $"the rule for {Badge.Name} asks for their consent: have they agreed to a public award?", "--asked HOW", suggestion: false)))
        {
            throw CliException.Bad($"the rule for {Badge.Name} asks for the consent of the person named", "ask them, and write 'consent: {given: true, how: …}' into the nomination, or say --asked HOW");
        }
        if (rules[0].CoolingOffDays is > 0 and var days)
        {
            var from = (nomination.On ?? throw CliException.Bad($"the rule for {Badge.Name} asks that {Words.Counted(days, "day")} pass after a nomination, and this one has no day", "write 'on: 2026-05-03' into it, as it was")).AddDays(days);
            if (day < from)
            {
                throw CliException.Bad($"the rule for {Badge.Name} asks that {Words.Counted(days, "day")} pass after a nomination", FormattableString.Invariant($"make the award from {from:d MMMM yyyy} on"));
            }
        }
    }

    private static GivenEvidence Evidence(string given)
    {
        var text = AuthoredText.Clean(given);
        return AuthoredText.Problem(text) is { } problem ? throw CliException.Usage($"the nomination's evidence '{text}' cannot be signed: {problem}")
            : LinkRules.IsWeb(text) ? new(null, null, default, null, text, null)
            : new(null, null, default, null, null, text);
    }
}
