using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>One run of <c>revoke</c>, <c>supersede</c> or <c>withdraw</c>: every decision read, shown, signed and judged, then written, or none.</summary>
internal sealed class DecisionRun(CliContext context, SiteSession site, StatusAction action, SigningChoice choice)
{
    /// <summary>Makes the decisions.</summary>
    /// <param name="rows">What was typed.</param>
    /// <param name="table">The table's name; null for the command's own words.</param>
    /// <exception cref="CliException">One of them cannot be made; then none is.</exception>
    public int Run(ImmutableArray<DecisionRow> rows, string? table)
    {
        var verified = RequireGood();
        var decisions = Read(new DecisionRequests(context, site, verified, action, choice.Now), rows, table);
        var store = KeyStore.Open(context);
        var authority = verified.Authority.InForceAt(choice.Now) ?? verified.Authority.Newest;
        var signer = DecidingKey.Choose(context, store, authority, choice, decisions);
        var people = new People(site.Content, store);
        foreach (var decision in decisions)
        {
            DecisionWords.Show(context, site, decision, signer.IsOwn(decision), people);
        }
        using var key = new Cosigner(context, site, choice).Open(signer.Key, decisions.Length == 1 ? null : $"sign these {decisions.Length} decisions as {signer.Key.Handle}?");
        var change = SiteChange.None.Write(decisions.Select(d => Sign(d, signer.IsOwn(d) ? signer.Did : site.Config.IssuerDid, key)));
        var judged = site.Judge(context, change);
        RequireCounted(judged, change, decisions.ToDictionary(d => d.Id, d => d.Quorum));
        RefuseUnexplained(judged);
        new StatusCompletion(context, site, authority, signer.Member, key, choice.Now).Finish(change, judged);
        Tell(context, site, judged.Verified!.Status, change.Written.Select(f => f.Path));
        return ExitCodes.Ok;
    }

    /// <summary>Says of each decision whether it counts now.</summary>
    public static void Tell(CliContext context, SiteSession site, StatusStanding status, IEnumerable<string> paths)
    {
        var (told, waits) = (0, 0);
        foreach (var path in paths)
        {
            told++;
            if (status.Waiting.FirstOrDefault(w => w.File.File.Path == path) is { } waiting)
            {
                waits++;
                context.Out.WriteLine(Printable.Line($"It changes nothing yet: {Publisher.Authoring.Messages.People(waiting.Missing)} must still sign: publisher sign {site.Shown(context, path)}"));
            }
        }
        context.Out.WriteLine(waits == 0 ? "Commit all of this; the next build publishes it."
            : waits == told ? "Commit all of this, so that they can; once they have, the next build publishes it."
            : "Commit all of this; the next build publishes what enough people have signed.");
    }

    private VerifiedContent RequireGood()
    {
        var judged = site.Judge(context, SiteChange.None);
        var found = new DiagnosticBag();
        found.AddRange(judged.Diagnostics.Where(d => d.Descriptor != StatusDescriptors.StatusListBehind));
        SiteSession.RefuseErrors(context, site.Tree, found);
        return judged.Verified!;
    }

    private ImmutableArray<RequestedDecision> Read(DecisionRequests requests, ImmutableArray<DecisionRow> rows, string? table)
    {
        var read = ImmutableArray.CreateBuilder<RequestedDecision>();
        var failures = new List<(int, int, string, string?)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            try
            {
                var decision = requests.Read(row);
                if (!seen.Add(decision.Id))
                {
                    throw CliException.Usage($"the {(decision.Award is null ? "endorsement" : "award")} {decision.Id} is named twice");
                }
                read.Add(decision);
            }
            catch (CliException wrong) when (table is not null)
            {
                var (line, column) = row.Cells!.PlaceOf(requests.Column);
                failures.Add((line, column, wrong.Message, wrong.Hint));
            }
        }
        AwardRun.RefuseRows(context, table ?? "", failures, "decided");
        return read.ToImmutable();
    }

    private NewFile Sign(RequestedDecision decision, string did, ISigner key)
    {
        try
        {
            return new($"{DecisionFile.Folder}{DecisionFile.NameOf(decision.Id, action)}.json", SignedText.Sign(StatusDecisionWriter.Write(decision.Draft), choice.Now, did, key));
        }
        catch (ArgumentException refused)
        {
            throw CliException.Bad($"this cannot be signed: {refused.Message}");
        }
    }

    // A list that has a place which no decision explains, not even these, is not signed over: that would put an award in force that nobody speaks of.
    private void RefuseUnexplained(BuildResult judged)
    {
        var unexplained = site.Content.StatusLists.Where(l => BitstringStatusList.TryRead(l.Document, out var read, out _) && read.SetBits.Any(bit => !judged.Verified!.Status.Bits[l.Name].Contains(bit))).ToList();
        if (unexplained.Count > 0)
        {
            var found = new DiagnosticBag();
            found.AddRange(judged.Diagnostics);
            SiteSession.RefuseErrors(context, site.Tree, found);
        }
    }

    // A signature that would not count is not written.
    private void RequireCounted(BuildResult judged, SiteChange change, Dictionary<string, int> quorums)
    {
        foreach (var path in change.Written.Select(f => f.Path))
        {
            var told = judged.Diagnostics.FirstOrDefault(d => d.Location.Path == path && d.Descriptor == StatusDescriptors.DecisionWaiting);
            if (judged.Verified!.Status.Waiting.FirstOrDefault(w => w.File.File.Path == path) is { } waiting && waiting.Missing >= quorums[waiting.File.Id])
            {
                throw CliException.Bad($"your signature would not count: {told?.Arguments[0]}", "see how your guild decides with: publisher authority show");
            }
        }
        var found = new DiagnosticBag();
        found.AddRange(judged.Diagnostics.Where(d => d.Descriptor != StatusDescriptors.StatusListBehind));
        SiteSession.RefuseErrors(context, change.On(site.Tree), found);
    }
}
