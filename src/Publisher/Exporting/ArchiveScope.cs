using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Exporting;

/// <summary>Which of the files that a site has besides those of awards belong to one person's awards.</summary>
internal sealed class ArchiveScope
{
    private readonly HashSet<string> whole;
    private readonly ImmutableArray<string> folders;

    private ArchiveScope(HashSet<string> whole, ImmutableArray<string> folders) => (this.whole, this.folders) = (whole, folders);

    /// <summary>The scope of a person's awards: their badges' versions, what was signed about both and what was decided about any of it, and the guild's rules and lists.</summary>
    public static ArchiveScope Of(SiteModel site, Member person, ImmutableArray<PersonAward> awards)
    {
        var versions = awards.Select(a => a.Model.Frozen.Address).ToHashSet();
        var subjects = awards.Select(a => SitePaths.Credential(a.Model.Id)).Concat(versions.Select(v => SitePaths.Achievement(v.Slug, v.Version)))
            .Select(path => SitePaths.Absolute(site.Config.BaseUrl, path)).ToHashSet(StringComparer.Ordinal);
        var endorsements = site.Endorsements.Where(e => subjects.Contains(e.Verified.SubjectId)).Select(e => e.Id)
            .Concat(site.Approvals.Where(a => versions.Contains(a.Verified.Badge)).Select(a => a.Verified.Source.Id)).ToList();
        var decided = awards.Select(a => a.Model.Id).Concat(endorsements)
            .Concat(site.WithdrawnEndorsements.Where(e => subjects.Contains(e.SubjectId)).Select(e => e.Id)).ToHashSet(StringComparer.Ordinal);
        HashSet<string> whole = new(StringComparer.Ordinal)
        {
            SitePaths.DidDocument,
            SitePaths.WellKnownDidDocument,
        };
        whole.UnionWith(site.Authority.Versions.Select(v => SitePaths.Authority(v.Version)));
        whole.UnionWith(site.Affirmed.Select(a => SitePaths.Affirmed(a.Version)));
        whole.UnionWith(site.StatusLists.Select(l => SitePaths.StatusList(l.Name)));
        whole.UnionWith(site.Decisions.Where(d => decided.Contains(d.File.Id)).Select(d => SitePaths.Decision(d.File.Name)));
        whole.UnionWith(endorsements.Select(SitePaths.Endorsement));
        return new(whole, [SitePaths.Member(person.Handle), .. versions.Select(v => SitePaths.Badge(v.Slug) + v.Version + "/").Order(StringComparer.Ordinal)]);
    }

    /// <summary>Whether a file belongs to it.</summary>
    public bool Has(string path) => whole.Contains(path) || folders.Any(f => path.StartsWith(f, StringComparison.Ordinal));
}
