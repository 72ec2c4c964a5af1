using System.Collections.Immutable;
using System.Text;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Peers;

/// <summary>
/// Parts from a peer: its entry leaves site.config.yml, its folder goes, and of each treaty that was ended the note stays by which the decision about it is judged. What was signed and is in force is
/// never taken away like that, so a treaty has to be ended first.
/// </summary>
internal sealed class PeerParting(CliContext context, SiteSession site, Peer peer)
{
    private readonly VerifiedContent verified = site.Judge(context, SiteChange.None).Verified ?? throw CliException.Bad("the content does not hold, so treaties cannot be judged", "publisher check says more");

    /// <summary>Parts.</summary>
    /// <param name="now">When.</param>
    /// <param name="isAgreed">Whether nobody is to be asked.</param>
    /// <exception cref="CliException">A treaty is in force, the settings cannot be written, or nobody agreed.</exception>
    internal int Run(DateTimeOffset now, bool isAgreed)
    {
        RefuseTreaties(now);
        var change = Change();
        RequireGood(change);
        var title = verified.Peers.FirstOrDefault(p => p.Name == peer.Name)?.Title ?? peer.Name;
        Say($"Parting from {title}, {peer.Settings.Url}:");
        TellWhatNamesIt();
        if (!isAgreed && !context.IsInteractive)
        {
            throw CliException.Usage("nobody is here to say yes, so nothing was changed", "read the above, then say --yes");
        }
        if (!isAgreed && !Prompt.Confirm(context, $"Take {peer.Name} out of {CommonOptions.ConfigFile} and delete {peer.Folder}?", "--yes", suggestion: false))
        {
            throw CliException.Usage("nothing was changed");
        }
        site.Apply(change);
        Delete(Path.Combine(site.Folder, "content", "peers", peer.Name));
        Delete(Path.Combine(site.Folder, ".publisher", "peers", peer.Name));
        Say($"{peer.Name} is no longer listed in {CommonOptions.ConfigFile}, and {peer.Folder} is gone.");
        foreach (var note in change.Written.Where(f => f.Path.StartsWith(WithdrawnPlace.Folder, StringComparison.Ordinal)))
        {
            Say($"wrote {site.Shown(context, note.Path)}, which the decision that ended the treaty is judged by");
        }
        Say("Commit all of it. Their people may want to hear of it from you.");
        return ExitCodes.Ok;
    }

    // Also one whose last day is over: nothing signed says that it ended, and a build has no clock.
    private void RefuseTreaties(DateTimeOffset now)
    {
        ImmutableArray<VerifiedTreaty> open = [.. verified.Treaties.Where(t => t.Peer == peer.Name && t.End is null)];
        if (open.IsEmpty)
        {
            return;
        }
        var first = open[0];
        var more = open.Length == 1 ? "" : $", and {Words.Counted(open.Length - 1, "other")}";
        throw CliException.Bad(
            $"a treaty with {peer.Name} {(first.IsInForce(now) ? "is in force" : "is over by its date, and no decision has ended it")}: {first.Recognised.Name} counts as {first.CountsAs.Name}{more}",
            $"end {(open.Length == 1 ? "it" : "them")}, merge that, then part: {string.Join("; ", open.Select(t => $"publisher treaty end {t.Id} --reason TEXT"))}");
    }

    private SiteChange Change()
    {
        var text = Encoding.UTF8.GetString(site.Tree.Find(CommonOptions.ConfigFile)!.Bytes.Span);
        if (!PeerConfig.TryRemove(text, peer.Name, out var changed))
        {
            throw CliException.Bad($"{CommonOptions.ConfigFile} lists peers in a way this program does not write; nothing was changed", "write each with '- name:' on a line of its own, as 'publisher peer add' does, then run this again");
        }
        return SiteChange.None
            .Write(new NewFile(CommonOptions.ConfigFile, Encoding.UTF8.GetBytes(changed)))
            .Write(verified.Treaties.Where(t => t.Peer == peer.Name && !site.Exists(WithdrawnPlace.PathOf(t.Id))).Select(t => new NewFile(WithdrawnPlace.PathOf(t.Id), Encoding.UTF8.GetBytes(WithdrawnWord.Line(t.RecognisedId)))))
            .Remove(site.Tree.Under(peer.Folder).Select(f => f.Path));
    }

    private void RequireGood(SiteChange change)
    {
        var found = new DiagnosticBag();
        found.AddRange(site.Judge(context, change).Diagnostics);
        SiteSession.RefuseErrors(context, change.On(site.Tree), found);
    }

    private void TellWhatNamesIt()
    {
        var prefix = peer.Name + ":";
        foreach (var badge in site.Content.Pathways.SelectMany(p => p.Steps.SelectMany(s => s.Badges).Concat(p.Requires)).Where(b => b.Badge.StartsWith(prefix, StringComparison.Ordinal)).DistinctBy(b => b.Location))
        {
            Say($"  {badge.Location}: this pathway asks for {badge.Badge}, which nobody can meet any more");
        }
        foreach (var member in site.Content.Members.Where(m => m.AwardsFrom.Contains(peer.Name)))
        {
            Say($"  {member.Location.Path}:{LineOf(member.Location.Path)}: @{member.Handle} wants awards of {peer.Name} shown; taken out, it does not hold again by itself if you list them anew");
        }
        foreach (var file in site.Content.Endorsements.Where(e => EndorsementCredential.TryRead(e.Document.Root, out var said, out _) && EndorsedElsewhere.Of(said.SubjectId, site.Config)?.Peer == peer.Settings))
        {
            Say($"  {file.File.Path}: what was said here of theirs stays; whoever said it takes it back with: publisher withdraw {file.Id}");
        }
        foreach (var waiting in verified.WaitingTreaties.Where(w => w.Source.Peer == peer.Name))
        {
            Say($"  {waiting.Source.File.Path}: a treaty that waits for signatures goes with the folder");
        }
    }

    // Where consent is said: the name itself, below or beside its key.
    private int LineOf(string path)
    {
        var lines = Encoding.UTF8.GetString(site.Tree.Find(path)!.Bytes.Span).ReplaceLineEndings("\n").Split('\n');
        var key = Array.FindIndex(lines, l => l.StartsWith("awardsFrom:", StringComparison.Ordinal));
        var name = key < 0 ? -1 : Array.FindIndex(lines, key, l => l.Contains(peer.Name, StringComparison.Ordinal));
        return (name < 0 ? Math.Max(key, 0) : name) + 1;
    }

    // A link is not followed: what it leads to is somebody else's.
    private static void Delete(string folder)
    {
        HiddenFolder.RefuseLink(folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        if (Path.GetDirectoryName(folder) is { } parent && Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
        {
            Directory.Delete(parent);
        }
    }

    private void Say(string text) => context.Out.WriteLine(Printable.Line(text));
}
