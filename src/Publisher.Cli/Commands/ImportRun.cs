using System.Collections.Immutable;
using Publisher.Cli.Authoring;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Diagnostics;
using Publisher.Importing;
using Publisher.Sources;

namespace Publisher.Cli.Commands;

/// <summary>One run of <c>import</c>: everything is read and judged first, shown, and only then written.</summary>
internal sealed class ImportRun(CliContext context, SiteSession site, ImportChoices choices)
{
    private readonly DiagnosticBag found = new();

    /// <summary>Whether pictures are fetched.</summary>
    internal bool IsOnline { get; init; }

    /// <summary>Whether this computer may be asked, for tests.</summary>
    internal bool IsLocal { get; init; }

    /// <summary>Whether awards are left out.</summary>
    internal bool OnlyBadges { get; init; }

    /// <summary>Reads, shows, and writes unless it is only a preview.</summary>
    /// <exception cref="CliException">Something in a file is wrong; then nothing is written.</exception>
    internal int Run(string[] typed, bool preview, bool yes)
    {
        ImmutableArray<SourceFile> sources = [.. typed.Select(Read)];
        var contents = sources.Select(f => ImportReader.Read(f, found)).Select(c => OnlyBadges ? c with { Awards = [] } : c).ToList();
        var plan = ImportPlan.Of(site.Content, Holds, contents, choices, found);
        using var web = new WebFetcher(context.Network, IsLocal);
        var pictures = new ImportedPictures(context, IsOnline ? web : null, found);
        var badges = plan.Badges.Where(b => !b.IsThere).Select(b => (Plan: b, Files: pictures.Of(b))).ToList();
        var nominations = plan.Nominations.Where(n => !n.IsThere).ToList();
        ImmutableArray<NewFile> files =
        [
            .. badges.SelectMany(b => b.Files.Append(new(b.Plan.Path, b.Plan.Bytes))),
            .. nominations.Select(n => new NewFile(n.Path, n.Text.ToBytes())),
        ];
        JudgeOutcome(files, plan);
        Report(new(sources.DistinctBy(s => s.Path)));
        Show(plan, contents);
        if (preview || files.IsEmpty)
        {
            context.Out.WriteLine(files.IsEmpty ? "There is nothing to write." : "Nothing was written: this is a preview.");
            return ExitCodes.Ok;
        }
        if (!yes && !Prompt.Confirm(context, $"write {Words.Counted(files.Length, "file")}?", "--yes", suggestion: false))
        {
            throw CliException.Usage("nothing was written");
        }
        site.Write(files);
        Tell(badges.Count, nominations.Count);
        return ExitCodes.Ok;
    }

    private SourceFile Read(string typed)
    {
        var path = context.Resolve(typed);
        return !File.Exists(path) ? throw CliException.Usage($"there is no file {typed}")
            : new FileInfo(path).Length > ImportReader.Limits.Bytes ? throw CliException.Usage($"{typed} is too large to be moved in at once", "export it in parts")
            : new(typed.Replace('\\', '/'), File.ReadAllBytes(path));
    }

    private bool Holds(string who, string slug)
    {
        var id = who.StartsWith('@') ? site.Content.Members.FirstOrDefault(m => m.Handle == who[1..])?.Id : who;
        return id is not null && site.Awards.Any(a => a.HolderId == id && a.Badge?.Slug == slug);
    }

    // What is written is read back as a build will read it; a mistake is told where it came from.
    private void JudgeOutcome(ImmutableArray<NewFile> files, ImportPlan plan)
    {
        var origins = plan.Badges.Select(b => (b.Path, b.Badge.Location)).Concat(plan.Nominations.Select(n => (n.Path, n.Award.Location))).ToDictionary(p => p.Path, p => p.Location, StringComparer.Ordinal);
        foreach (var wrong in Pipeline.Check(SiteChange.None.Write(files).On(site.Tree)).Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error))
        {
            if (origins.TryGetValue(wrong.Location.Path, out var origin))
            {
                found.Add(ImportDescriptors.NotUsable, origin, wrong.Location.Path, wrong.Message, wrong.Hint);
            }
        }
    }

    private void Report(SourceTree sources)
    {
        var all = found.ToSorted();
        DiagnosticPrinter.Write(context, all, sources);
        if (found.HasErrors)
        {
            throw CliException.Bad($"{Words.Counted(all.Count(d => d.Descriptor.Severity == Severity.Error), "mistake")} in what is to be moved in; nothing was written", "mend what is shown above, then run the command again");
        }
    }

    private void Show(ImportPlan plan, List<ImportedContent> contents)
    {
        foreach (var badge in plan.Badges)
        {
            context.Out.WriteLine(Printable.Line($"{site.Shown(context, badge.Path)}: {badge.Badge.Name}{(badge.IsThere ? " (is there already)" : "")}"));
        }
        foreach (var nomination in plan.Nominations)
        {
            context.Out.WriteLine(Printable.Line($"{site.Shown(context, nomination.Path)}: {nomination.Text.Recipient} for {nomination.Text.Badge}{(nomination.IsThere ? " (is there already)" : "")}"));
        }
        foreach (var issuer in contents.SelectMany(c => c.Issuers).DistinctBy(i => i.Name, StringComparer.Ordinal))
        {
            context.Out.WriteLine(Printable.Line($"They were issued by {issuer.Name}{(issuer.Url is { } url ? $", {url}" : "")}. Who your guild is stands in {CommonOptions.ConfigFile}, and you write that yourself."));
        }
    }

    private void Tell(int badges, int nominations)
    {
        context.Out.WriteLine($"Wrote {Words.Joined([.. new[] { (badges, "badge"), (nominations, "nomination") }.Where(n => n.Item1 > 0).Select(n => Words.Counted(n.Item1, n.Item2))])}. Look them over, commit them on a branch, and open a pull request.");
        if (nominations > 0)
        {
            context.Out.WriteLine("A nomination is public, for good, from the moment it is pushed: ask each person first, and write into it what they said. None of them is an award.");
            context.Out.WriteLine("  publisher award --nomination FILE");
        }
    }
}
