using System.Collections.Immutable;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>
/// Brings a site in line with its decisions: files of withdrawn awards go and leave their place, and lists that are behind are signed anew, when the signer holds the
/// role for that. Everything is judged as a build would judge it before a byte is written.
/// </summary>
internal sealed class StatusCompletion(CliContext context, SiteSession site, AuthorityDocument authority, AuthorityMember? signer, ISigner key, DateTimeOffset now)
{
    /// <summary>Whether the signer may sign lists.</summary>
    public bool MaySignLists { get; } = signer is not null && HoldsListRole(signer, authority, now);

    /// <summary>Completes a change, judges it, makes it, and tells what was done beside it.</summary>
    /// <param name="change">New decisions or proofs, or nothing.</param>
    /// <param name="judged">The site as it would be with that change.</param>
    /// <exception cref="CliException">The site would not stand.</exception>
    public void Finish(SiteChange change, BuildResult judged)
    {
        var status = judged.Verified!.Status;
        var buried = status.Withdrawn.Where(w => w.Left is not null).Select(w => w.Left!).ToImmutableArray();
        var words = status.WithdrawnEndorsements.Where(w => w.Left is not null).ToImmutableArray();
        change = change.Write(buried.Select(PlaceOf)).Write(words.Select(WordOf))
            .Remove(words.Select(w => w.Left!.File.Path).Union(buried.SelectMany(EndorsementsOf), StringComparer.Ordinal)).Remove(buried.SelectMany(FilesOf));
        var lists = MaySignLists ? status.Behind.Where(name => change.Written.All(f => f.Path != StatusListFile.PathOf(name))).ToImmutableArray() : [];
        change = change.Write(lists.Select(name => Sign(name, status.Bits[name])));
        RequireGood(change, toleratesLists: !MaySignLists && !status.Behind.IsEmpty);
        site.Apply(change);
        Tell(change, isBuried: buried.Length + words.Length > 0, [.. status.Bits.Keys.Where(name => change.Written.Any(f => f.Path == StatusListFile.PathOf(name)))], status);
    }

    /// <summary>A list with exactly these places set, signed.</summary>
    public NewFile Sign(string name, IReadOnlySet<int> bits) => SignedList.Of(site.Config, name, bits, now, key);

    private void RequireGood(SiteChange change, bool toleratesLists)
    {
        var found = new DiagnosticBag();
        found.AddRange(site.Judge(context, change).Diagnostics.Where(d => !toleratesLists || d.Descriptor != StatusDescriptors.StatusListBehind));
        SiteSession.RefuseErrors(context, change.On(site.Tree), found);
    }

    private void Tell(SiteChange change, bool isBuried, ImmutableArray<string> lists, StatusStanding status)
    {
        foreach (var file in change.Written)
        {
            context.Out.WriteLine(Printable.Line($"wrote {site.Shown(context, file.Path)}"));
        }
        foreach (var path in change.Removed)
        {
            context.Out.WriteLine(Printable.Line($"deleted {site.Shown(context, path)}"));
        }
        foreach (var name in lists)
        {
            context.Out.WriteLine(FormattableString.Invariant($"Status list {name} is signed anew; {Words.Counted(status.Bits[name].Count, "award")} of it taken back."));
        }
        if (isBuried)
        {
            context.Out.WriteLine("What was withdrawn is no longer in these files. It stays in git history, in every clone and fork, and in copies others made;");
            context.Out.WriteLine("what your host, search engines and archives kept goes only when they next look, or when you ask them. The decision stays public.");
        }
        if (!status.Behind.IsEmpty && !MaySignLists)
        {
            var people = new People(site.Content, null);
            var who = authority.Members.Where(m => HoldsListRole(m, authority, now)).Select(people.Name).Distinct(StringComparer.Ordinal);
            context.Out.WriteLine(Printable.Line($"The status list still has to say so. Who may sign it ({string.Join(" or ", who)}) runs: publisher status rebuild"));
        }
    }

    private NewFile PlaceOf(LeftAward left)
    {
        var list = left.Outline.StatusList!;
        var line = WithdrawnPlace.Line(Path.GetFileNameWithoutExtension(list[(list.LastIndexOf('/') + 1)..]), left.Outline.StatusIndex, left.AuthorityVersion, left.RuleIndex);
        return new(WithdrawnPlace.PathOf(left.Outline.Source.Id), System.Text.Encoding.UTF8.GetBytes(line));
    }

    private static NewFile WordOf(WithdrawnEndorsement withdrawn) => new(WithdrawnPlace.PathOf(withdrawn.Id), System.Text.Encoding.UTF8.GetBytes(WithdrawnWord.Line(withdrawn.SubjectId)));

    // What people said of a withdrawn award speaks of its holder, and goes with it; also what partners published of that kind, which sync brings no more.
    private IEnumerable<string> EndorsementsOf(LeftAward left)
    {
        var address = SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Credential(left.Outline.Source.Id));
        return site.Content.Endorsements.Concat(site.Content.Peers.SelectMany(p => p.Endorsements)).Where(e => EndorsementCredential.TryRead(e.Document.Root, out var said, out _) && said.SubjectId == address).Select(e => e.File.Path);
    }

    // The file itself last: as long as it is there, the next run finds what is left.
    private IEnumerable<string> FilesOf(LeftAward left)
    {
        var award = site.Content.Awards.First(a => a.Id == left.Outline.Source.Id);
        return [.. award.Evidence.Select(e => e.File.Path), .. award.ProofFiles.Select(p => p.Path), award.File.Path];
    }

    private static bool HoldsListRole(AuthorityMember member, AuthorityDocument authority, DateTimeOffset at) =>
        member.Roles.Any(r => r.Role == authority.Status.List.Role && r.From <= at && (r.Until is null || at < r.Until));
}
