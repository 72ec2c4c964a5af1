using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Publisher.Cli.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher outbox</c>: gives what happened since the last time its place in content/outbox.txt, behind everything that has one.</summary>
internal static class OutboxCommand
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("outbox", "Give new awards, endorsements and decisions their place in the outbox and the feeds' archives. Run it on the branch you publish from.");
        command.SetAction(parsed => Run(context, parsed.SiteFolder(context)));
        return command;
    }

    /// <summary>What is to be added to the outbox of a site.</summary>
    /// <param name="result">A run that got as far as Verify.</param>
    internal static ImmutableArray<OutboxEntry> DueOf(BuildResult result) => result.Verified is { } verified && !result.HasErrors ? OutboxDue.Of(result.Model ?? SiteLinker.Link(verified)) : [];

    private static int Run(CliContext context, string folder)
    {
        var site = SiteSession.Open(context, folder);
        var judged = site.Judge(context, SiteChange.None);
        var found = new DiagnosticBag();
        found.AddRange(judged.Diagnostics);
        SiteSession.RefuseErrors(context, site.Tree, found);
        var due = DueOf(judged);
        if (due.IsEmpty)
        {
            context.Out.WriteLine("Everything has its place in the outbox; there is nothing to do.");
            return ExitCodes.Ok;
        }
        var text = new StringBuilder(site.Content.Outbox is { } outbox ? Encoding.UTF8.GetString(outbox.File.Bytes.Span) : "");
        foreach (var entry in due)
        {
            text.Append(entry.Line);
        }
        site.Apply(SiteChange.None.Write(new NewFile(OutboxFile.Path, Encoding.UTF8.GetBytes(text.ToString()))));
        context.Out.WriteLine($"{Words.Counted(due.Length, "thing")} that happened {(due.Length == 1 ? "has its" : "have their")} place in the outbox now. Wrote {site.Shown(context, OutboxFile.Path)}; commit it on the branch you publish from.");
        return ExitCodes.Ok;
    }
}
