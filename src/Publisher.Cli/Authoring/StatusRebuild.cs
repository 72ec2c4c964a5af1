using System.Collections.Immutable;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Cli.Authoring;

/// <summary>
/// Makes the status lists anew from the decisions. What stood in a list has no say, so one that a merge left in pieces is no hindrance; and files of withdrawn awards
/// that are still there go.
/// </summary>
internal sealed class StatusRebuild(CliContext context, string folder, SigningChoice choice)
{
    /// <summary>Rebuilds what is behind or not good.</summary>
    /// <exception cref="CliException">The rest of the site does not stand, or nobody who may sign is here.</exception>
    public int Run()
    {
        var site = SiteSession.Open(context, folder, Mend);
        var chain = site.RequireChain();
        var authority = chain.InForceAt(choice.Now) ?? chain.Newest;
        var before = site.Judge(context, SiteChange.None);
        var troubled = before.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error && IsList(d.Location.Path)).ToImmutableArray();
        if (troubled.IsEmpty && before.Verified!.Status is var status && status.Withdrawn.All(w => w.Left is null) && status.WithdrawnEndorsements.All(w => w.Left is null))
        {
            SiteSession.RefuseErrors(context, site.Tree, Bag(before.Diagnostics));
            context.Out.WriteLine("The status lists say what the decisions say; there is nothing to do.");
            return ExitCodes.Ok;
        }
        var store = KeyStore.Open(context);
        var signer = SigningMember.Choose(context, store, authority, choice.Handle);
        foreach (var diagnostic in troubled)
        {
            context.Out.WriteLine(Printable.Line($"{diagnostic.Location.Path}: {diagnostic.Message}"));
        }
        context.Out.WriteLine(troubled.IsEmpty ? "Files of what was withdrawn are deleted." : "A list without a decision's place puts that award in force again; one with it takes the award back.");
        using var key = new Cosigner(context, site, choice).Open(signer, $"make the lists again from the signed decisions, as {signer.Key.Handle}?");
        var completion = new StatusCompletion(context, site, authority, signer.Member, key, choice.Now);
        if (!troubled.IsEmpty && !completion.MaySignLists)
        {
            throw CliException.Bad($"the key {signer.Key.Handle} may not sign status lists", $"somebody with the role {authority.Status.List.Role} runs this");
        }
        // Empty lists first, in memory alone: only under good lists can awards and decisions be judged.
        var names = troubled.Select(d => Path.GetFileNameWithoutExtension(d.Location.Path)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var empty = SiteChange.None.Write(names.Select(name => completion.Sign(name, ImmutableHashSet<int>.Empty)));
        var judged = site.Judge(context, empty);
        SiteSession.RefuseErrors(context, empty.On(site.Tree), Bag(judged.Diagnostics.Where(d => d.Descriptor != StatusDescriptors.StatusListBehind)));
        completion.Finish(SiteChange.None.Write(names.Select(name => completion.Sign(name, judged.Verified!.Status.Bits[name]))), judged);
        context.Out.WriteLine("Commit all of this.");
        return ExitCodes.Ok;
    }

    // A list that is no JSON, such as one with the marks of a conflict, is read as one that says nothing.
    private static SourceTree Mend(SourceTree tree) => new([.. tree.Files.Select(f =>
        IsList(f.Path) && !SignedDocument.TryParse(f.Bytes, out _, out _) ? new SourceFile(f.Path, "{}\n"u8.ToArray()) : f)]);

    private static bool IsList(string path) =>
        path.StartsWith(StatusListFile.Folder, StringComparison.Ordinal) && path.IndexOf('/', StatusListFile.Folder.Length) < 0 && path.EndsWith(".json", StringComparison.Ordinal);

    private static DiagnosticBag Bag(IEnumerable<Diagnostic> found)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(found);
        return bag;
    }
}
