using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Importing;

/// <summary>
/// Reads a table of awards as Badgr and Canvas Credentials give and take it (Badge Class ID, Identifier, First Name, Last Name, Narrative, Evidence Narrative, Evidence URL,
/// Issue Date, Expiration Date), or a table of badges (Name, Description, Criteria …). Columns stand in any order; their names are compared without case, spaces and hyphens.
/// </summary>
internal static class ImportTable
{
    private static readonly (string Column, string[] Names)[] OfAwards =
    [
        ("badge", ["badge", "badgename", "badgeclass", "badgeclassname", "badgeclassid", "badgeid", "badgetemplate", "badgetemplateid", "achievement"]),
        ("identity", ["identifier", "recipient", "recipientidentifier", "recipientemail", "email", "emailaddress", "identity", "to"]),
        ("first", ["firstname", "givenname", "recipientfirstname"]),
        ("last", ["lastname", "familyname", "surname", "recipientlastname"]),
        ("name", ["name", "recipientname", "fullname"]),
        ("narrative", ["narrative", "awardnarrative", "why"]),
        ("evidence", ["evidence", "evidencenarrative"]),
        ("url", ["evidenceurl", "evidencelink"]),
        ("issued", ["issuedate", "issuedon", "issued", "dateissued", "dateofissue", "awarded", "awardedon", "awarddate", "date"]),
        ("expires", ["expirationdate", "expirydate", "expires", "expireson", "expiration"]),
        ("revoked", ["revoked", "isrevoked"]),
        ("id", ["assertionid", "assertionurl", "openbadgeid", "awardid", "id"]),
    ];

    private static readonly (string Column, string[] Names)[] OfBadges =
    [
        ("name", ["name", "badgename", "title"]),
        ("description", ["description", "shortdescription"]),
        ("criteria", ["criteria", "criterianarrative"]),
        ("criteriaurl", ["criteriaurl", "criterialink"]),
        ("image", ["image", "imageurl", "picture"]),
        ("tags", ["tags", "tag"]),
        ("id", ["id", "badgeid", "badgeclassid", "openbadgeid", "entityid", "slug"]),
    ];

    /// <summary>Reads it.</summary>
    public static ImportedContent Read(SourceFile file, DiagnosticBag diagnostics)
    {
        if (!SourceText.TryRead(file, out var text, out var place))
        {
            diagnostics.Add(ImportDescriptors.NotReadable, place.Value, "it is no UTF-8 text from here on");
            return new() { IsKnown = true };
        }
        var problems = new List<TableProblem>();
        var records = TableRecord.Read(text.Text, problems);
        var header = records.Count == 0 ? [] : records[0].Fields.ConvertAll(Plain);
        var isOfBadges = header.Exists(h => Is(OfBadges, "description", h)) && header.Exists(h => Is(OfBadges, "name", h));
        if (!isOfBadges && !header.Exists(h => Is(OfAwards, "identity", h) || Is(OfAwards, "name", h) || Is(OfAwards, "last", h)))
        {
            return ImportReader.Known(new(), file.Path, diagnostics);
        }
        var table = new NamedColumns(file.Path, isOfBadges ? OfBadges : OfAwards, records[0], header, diagnostics);
        foreach (var problem in problems)
        {
            diagnostics.Add(ImportDescriptors.WrongTable, new(file.Path, problem.Line, problem.Column), problem.Detail, problem.Hint);
        }
        var rows = records.Skip(1).Where(r => !r.Fields.TrueForAll(string.IsNullOrWhiteSpace)).Select(table.Row).OfType<ImportRow>().ToList();
        return isOfBadges
            ? new() { IsKnown = true, Badges = [.. rows.Select(r => Badge(r, diagnostics)).OfType<ImportedBadge>()] }
            : new() { IsKnown = true, Awards = [.. rows.Select(Award)] };
    }

    /// <summary>A column's name without what programs differ in.</summary>
    internal static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool Is((string Column, string[] Names)[] columns, string column, string header) => columns.First(c => c.Column == column).Names.Contains(header, StringComparer.Ordinal);

    private static ImportedAward Award(ImportRow row)
    {
        var name = row["name"] ?? (string.Join(' ', new[] { row["first"], row["last"] }.OfType<string>()) is { Length: > 0 } both ? both : null);
        return new()
        {
            Badge = row["badge"],
            Recipient = name is null ? ImportedAssertion.Public(row["identity"]) ?? (row["identity"] is { } handle && handle.StartsWith('@') ? handle : null) : ImportedBadgeClass.OneLine(AuthoredText.Clean(name)),
            Identity = row["identity"],
            Narrative = row["narrative"] is { } narrative ? AuthoredText.Clean(narrative) : null,
            Evidence = [.. new[] { row["url"] is { } url && LinkRules.IsWeb(url) ? url : null, row["evidence"] is { } words ? ImportedBadgeClass.OneLine(AuthoredText.Clean(words)) : null }.OfType<string>()],
            IssuedOn = row["issued"],
            Expires = row["expires"],
            IsRevoked = row["revoked"]?.ToLowerInvariant() is "true" or "yes" or "1",
            Id = row["id"],
            Location = row.Place,
        };
    }

    private static ImportedBadge? Badge(ImportRow row, DiagnosticBag diagnostics)
    {
        var criteria = row["criteria"] is { } text && LinkRules.IsWeb(text) ? ImportedBadgeClass.Words(null, text) : ImportedBadgeClass.Words(row["criteria"], row["criteriaurl"]);
        foreach (var (column, value) in (ReadOnlySpan<(string, string?)>)[("name", row["name"]), ("description", row["description"]), ("criteria", criteria)])
        {
            if (value is null)
            {
                diagnostics.Add(ImportDescriptors.Missing, row.PlaceOf(column), "badge", column);
                return null;
            }
        }
        return new()
        {
            Name = ImportedBadgeClass.OneLine(AuthoredText.Clean(row["name"]!)),
            Description = ImportedBadgeClass.OneLine(AuthoredText.Clean(row["description"]!)),
            Criteria = criteria!,
            Ids = [.. new[] { row["id"] }.OfType<string>()],
            Tags = [.. (row["tags"] ?? "").Split(['|', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)],
            Picture = row["image"],
            PictureLocation = row.PlaceOf("image"),
            Location = row.Place,
        };
    }
}
