using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Publisher.Authoring;

namespace Publisher.Exporting;

/// <summary>An export as text: one CSV file a table, or one JSON document of all.</summary>
public static class ExportText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\n\r;\t");

    /// <summary>A table as CSV (RFC 4180, LF, UTF-8).</summary>
    public static byte[] ToCsv(ExportTable table)
    {
        var text = new StringBuilder();
        foreach (var row in table.Rows.Prepend(table.Columns))
        {
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>All tables as one document: <c>{"format": 1, "site": …, "badges": [{…}], …}</c>; empty cells are left out.</summary>
    public static byte[] ToJson(string site, ImmutableArray<ExportTable> tables) => JsonText.Object(
    [
        ("format", JsonText.Number(1)),
        ("site", JsonText.String(site)),
        .. tables.Select(t => (t.Name, (JsonText?)JsonText.Array(t.Rows.Select(r => Object(t.Columns, r))))),
    ]).ToBytes();

    private static JsonText Object(ImmutableArray<string> columns, ImmutableArray<string> row) =>
        JsonText.Object([.. columns.Zip(row, (column, cell) => (column, cell.Length == 0 ? null : JsonText.String(cell)))]);

    // A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text (OWASP, "CSV Injection").
    private static string Cell(string cell)
    {
        var safe = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
