using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Exporting;

/// <summary>
/// Everything of one person as a folder that needs no site: their awards as published, what was signed about them, and all that checking them takes, at the site's own paths;
/// beside these a page to open, a learner record and a table. Only what the site shows is in it: what waits or was withdrawn is not.
/// </summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Awards">How many awards it holds.</param>
/// <param name="Files">Its files, in ordinal order of their paths.</param>
public sealed record PersonArchive(Member Person, int Awards, ImmutableArray<SiteFile> Files)
{
    /// <summary>The page to open.</summary>
    public const string Index = "index.html";
    /// <summary>The awards as a Comprehensive Learner Record 2.0.</summary>
    public const string Record = "clr.json";
    /// <summary>The awards as a table.</summary>
    public const string Table = "awards.csv";

    // What these make for a site is what verifiers ask for; of it, what has to do with this person is kept.
    private static readonly ImmutableArray<IAwardFormat> OfAwards = [new Formats.Credentials(), new EvidenceFiles(), new BakedImages()];
    private static readonly ImmutableArray<IOutputFormat> OfTheSite = [new AuthorityFiles(), new DidDocumentFile(), new Endorsements(), new Achievements(), new Avatars()];

    /// <summary>The archive of somebody who has a page.</summary>
    /// <param name="content">What was verified.</param>
    /// <param name="person">One of its members.</param>
    /// <param name="found">Where problems of the site's own templates go; with an error the archive is not whole.</param>
    public static PersonArchive Of(VerifiedContent content, Member person, DiagnosticBag found)
    {
        var site = SiteLinker.Link(content);
        var context = RenderContext.For(site, found);
        ImmutableArray<PersonAward> awards = [.. site.Awards.Where(a => a.Holder?.Handle == person.Handle).Select(a => new PersonAward(a, a.Verified.Read()))];
        var scope = ArchiveScope.Of(site, person, awards);
        List<SiteFile> files =
        [
            .. awards.SelectMany(a => OfAwards.SelectMany(f => f.Files(a.Model, a.Read, context, found))),
            .. OfTheSite.SelectMany(f => f.Jobs(site, context)).Where(j => scope.Has(j.Path)).Select(j => j.Make(found)).OfType<SiteFile>(),
            context.Stylesheet,
            context.Icon,
        ];
        if (!awards.IsEmpty)
        {
            files.Add(new(Record, LearnerRecord.Of(site.Config, person, awards), MediaTypes.Json));
        }
        files.Add(new(Table, ExportText.ToCsv(PersonTable.Of(site.Config, awards)), MediaTypes.Of(Table)));
        if (ArchivePage.Of(person, awards, context, found) is { } page)
        {
            files.Add(page);
        }
        return new(person, awards.Length, [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)]);
    }
}

/// <summary>An award of the person, and what it says.</summary>
/// <param name="Model">The award among the others.</param>
/// <param name="Read">What it says.</param>
public sealed record PersonAward(AwardModel Model, Award Read);
