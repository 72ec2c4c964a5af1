using System.Collections.Immutable;
using Publisher.Text;

namespace Publisher.Authoring;

/// <summary>One row of a table of awards; a cell left empty is null.</summary>
/// <param name="Line">1-based line the row begins on.</param>
/// <param name="To">Who: @handle, did:, https address, e-mail address or name.</param>
/// <param name="Name">Their name, when <c>to</c> is an address.</param>
/// <param name="Narrative">What they did.</param>
/// <param name="Evidence">Files, addresses or words.</param>
/// <param name="Date">The day.</param>
/// <param name="Expires">The last day.</param>
public sealed record AwardRow(int Line, string To, string? Name, string? Narrative, ImmutableArray<string> Evidence, string? Date, string? Expires)
{
    /// <summary>What was reached, each as <c>measure=value</c>.</summary>
    public ImmutableArray<string> Results { get; init; } = [];
}

/// <summary>
/// Reads a table of awards as spreadsheets export it: columns <c>to,name,narrative,evidence,date,expires,result</c> in any order, separated by
/// comma, semicolon or tab; quotes as in RFC 4180; a byte order mark and any line ends are fine. Several pieces of evidence are
/// separated by <c>|</c>, and so are several results.
/// </summary>
public static class AwardTable
{
    private static readonly string[] Columns = ["to", "name", "narrative", "evidence", "date", "expires", "result"];

    /// <summary>Every good row, and every problem.</summary>
    public static (ImmutableArray<AwardRow> Rows, ImmutableArray<TableProblem> Problems) Read(string text)
    {
        var (cells, problems) = TableText.Read(text, Columns, "to", "say who it is for: @handle, an address or a name");
        return ([.. cells.Select(Row)], problems);
    }

    private static AwardRow Row(TableRow row)
    {
        return new(row.Line, row["to"]!, row["name"], row["narrative"], Several(row["evidence"]), row["date"], row["expires"]) { Results = Several(row["result"]) };
    }

    private static ImmutableArray<string> Several(string? cell) => [.. (cell ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
