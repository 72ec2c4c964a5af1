using System.Collections.Immutable;
using System.Text;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>Takes what was withdrawn out of a site's files: of an award its place in the status list stays, of an endorsement what it was about, and the decisions.</summary>
internal static class Burial
{
    /// <summary>What has to be written and taken away; nothing where nothing that was withdrawn is left.</summary>
    /// <param name="content">The site's content.</param>
    /// <param name="status">What its decisions come to.</param>
    public static SiteChange Of(SiteContent content, StatusStanding status)
    {
        var awards = status.Withdrawn.Where(w => w.Left is not null).Select(w => w.Left!).ToImmutableArray();
        var words = status.WithdrawnEndorsements.Where(w => w.Left is not null).ToImmutableArray();
        return SiteChange.None.Write(awards.Select(PlaceOf)).Write(words.Select(WordOf))
            .Remove(words.Select(w => w.Left!.File.Path).Union(awards.SelectMany(a => EndorsementsOf(content, a)), StringComparer.Ordinal)).Remove(awards.SelectMany(a => FilesOf(content, a)));
    }

    private static NewFile PlaceOf(LeftAward left)
    {
        var list = left.Outline.StatusList!;
        var line = WithdrawnPlace.Line(Path.GetFileNameWithoutExtension(list[(list.LastIndexOf('/') + 1)..]), left.Outline.StatusIndex, left.AuthorityVersion, left.RuleIndex);
        return new(WithdrawnPlace.PathOf(left.Outline.Source.Id), Encoding.UTF8.GetBytes(line));
    }

    private static NewFile WordOf(WithdrawnEndorsement withdrawn) => new(WithdrawnPlace.PathOf(withdrawn.Id), Encoding.UTF8.GetBytes(WithdrawnWord.Line(withdrawn.SubjectId)));

    // What people said of a withdrawn award speaks of its holder, and goes with it; also what partners published of that kind, which sync brings no more.
    private static IEnumerable<string> EndorsementsOf(SiteContent content, LeftAward left)
    {
        var address = SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Credential(left.Outline.Source.Id));
        return content.Endorsements.Concat(content.Peers.SelectMany(p => p.Endorsements)).Where(e => EndorsementCredential.TryRead(e.Document.Root, out var said, out _) && said.SubjectId == address).Select(e => e.File.Path);
    }

    // The file itself last: as long as it is there, the next run finds what is left.
    private static IEnumerable<string> FilesOf(SiteContent content, LeftAward left)
    {
        var award = content.Awards.First(a => a.Id == left.Outline.Source.Id);
        return [.. award.Evidence.Select(e => e.File.Path), .. award.ProofFiles.Select(p => p.Path), award.File.Path];
    }
}
