using Publisher.Cli.Disk;
using Publisher.Cli.Mirrors;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;

namespace Publisher.Cli.Commands;

/// <summary>One run of <c>mirror</c>: the site is read and judged, and pages are made of what is good. Where that fails the pages made before stay, and say the day they are of.</summary>
/// <param name="context">The terminal.</param>
/// <param name="folder">The copy's folder.</param>
/// <param name="output">The folder of its pages.</param>
internal sealed class MirrorRun(CliContext context, MirrorFolder folder, string output)
{
    /// <summary>Brings the copy up to date.</summary>
    /// <returns>The exit code: bad when the site is refused, undetermined when it was not read to its end.</returns>
    internal int Run(PeerSettings settings, string? servedAt, bool insecureLocal)
    {
        if (folder.Fork is { } fork)
        {
            throw CliException.Bad($"the site has shown two texts of one version of its rules; they are in {fork}", "ask the guild's people which one holds, then delete that folder");
        }
        var isNew = folder.Note is null;
        MirrorResult result;
        using (var web = new WebFetcher(context.Network, insecureLocal))
        {
            result = new MirrorPull(context, folder, web).Run(settings, servedAt);
        }
        var told = result.Visit.Found.ToSorted();
        DiagnosticPrinter.Write(context, told, null);
        if (result.Checked is not { } copy)
        {
            Line(folder.Note?.Pulled is { } last ? $"Not brought up to date; the copy is as it was on {Words.Day(last)}." : "There is no copy yet. Run it again: it goes on where it ended.");
            return told.Any(d => d.Descriptor.Severity == Severity.Error && d.Descriptor != SyncDescriptors.NotReached) ? ExitCodes.Bad : ExitCodes.Undetermined;
        }
        if (copy.HasErrors)
        {
            DiagnosticPrinter.Write(context, copy.Diagnostics, null);
            Line("No pages were made of it; those made before are as they were.");
            return ExitCodes.Bad;
        }
        Tell(settings, result, copy);
        if (isNew && settings.Pin is null)
        {
            Line($"Its first rules were learned from {settings.Name} just now. Compare six words with its people, who read theirs with 'publisher peer list':");
            Line($"  {string.Join(' ', SpokenDigest.Words(folder.Note!.First))}");
        }
        return Build();
    }

    private void Tell(PeerSettings settings, MirrorResult result, BuildResult copy)
    {
        var awards = copy.Verified!.Awards;
        var takenBack = awards.Count(a => a.State is CredentialState.Revoked or CredentialState.Superseded or CredentialState.Withdrawn);
        Line($"{result.Said!.Name} ({settings.Url}), as it was on {Words.Day(result.Visit.Now)}: {Words.Counted(awards.Length, "award")} ({takenBack} taken back), {Words.Counted(copy.Content!.Badges.Length, "badge")};"
            + $" {(result.Visit.Changed == 0 ? "nothing new" : Words.Counted(result.Visit.Changed, "file") + " changed")} ({Words.Counted(result.Visit.Web.Requests, "request")})");
    }

    private int Build()
    {
        using var progress = new Progress(context, "making the pages");
        using var writer = SiteWriter.Begin(output, VerificationCache.Program, useIndex: true, SealedState.Of(context));
        var run = BuildRun.Of(folder.Path, new BuildOptions(), VerificationCache.Of(context, folder.Path), writer);
        if (!run.Result.IsGood)
        {
            progress.Dispose();
            run.Report(context, "text");
            return ExitCodes.Bad;
        }
        var written = writer.Commit(default);
        progress.Dispose();
        Line($"{Path.GetRelativePath(context.WorkingDirectory, output)} holds its pages: {Words.Counted(written.Written + written.Kept, "file")}. Put them on any host.");
        return ExitCodes.Ok;
    }

    private void Line(string text) => context.Out.WriteLine(Printable.Line(text));
}
