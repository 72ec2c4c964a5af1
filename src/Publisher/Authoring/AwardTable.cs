using System.Collections.Immutable;

namespace Publisher.Authoring;

/// <summary>One row of a table of awards; a cell left empty is null.</summary>
/// <param name="Line">1-based line the row begins on.</param>
/// <param name="To">Who: @handle, did:, https address, e-mail address or name.</param>
/// <param name="Name">Their name, when <c>to</c> is an address.</param>
/// <param name="Narrative">What they did.</param>
/// <param name="Evidence">Files, addresses or words.</param>
/// <param name="Date">The day.</param>
/// <param name="Expires">The last day.</param>
public sealed record AwardRow(int Line, string To, string? Name, string? Narrative, ImmutableArray<string> Evidence, string? Date, string? Expires);

/// <summary>A problem of a table, by line.</summary>
public sealed record AwardTableProblem(int Line, string Detail, string Hint);

/// <summary>
/// Reads a table of awards as spreadsheets export it: columns <c>to,name,narrative,evidence,date,expires</c> in any order, separated by
/// comma, semicolon or tab; quotes as in RFC 4180; a byte order mark and any line ends are fine. Several pieces of evidence are
/// separated by <c>|</c>.
/// </summary>
public static class AwardTable
{
    private static readonly string[] Columns = ["to", "name", "narrative", "evidence", "date", "expires"];

    /// <summary>Every good row, and every problem.</summary>
    public static (ImmutableArray<AwardRow> Rows, ImmutableArray<AwardTableProblem> Problems) Read(string text)
    {
        text = text.StartsWith('\ufeff') ? text[1..] : text;
        text = text.ReplaceLineEndings("\n");
        var problems = ImmutableArray.CreateBuilder<AwardTableProblem>();
        var records = Records(text, Separator(text), problems);
        if (records.Count == 0)
        {
            problems.Add(new(1, "the table is empty", "the first line names the columns: " + string.Join(',', Columns)));
            return ([], problems.ToImmutable());
        }
        var header = records[0].Fields.ConvertAll(f => f.Trim().ToLowerInvariant());
        foreach (var column in header.Where(c => c.Length > 0 && !Columns.Contains(c, StringComparer.Ordinal)))
        {
            problems.Add(new(records[0].Line, $"there is no column '{column}'", "columns are " + string.Join(", ", Columns)));
        }
        foreach (var column in Columns.Where(c => header.Count(h => h == c) > 1))
        {
            problems.Add(new(records[0].Line, $"the column '{column}' stands there twice", "keep one of them"));
        }
        if (!header.Contains("to"))
        {
            problems.Add(new(records[0].Line, "the column 'to' is missing", "the first line names the columns, such as: to,name,narrative,evidence,date,expires"));
        }
        var rows = ImmutableArray.CreateBuilder<AwardRow>();
        if (problems.Count == 0)
        {
            foreach (var record in records.Skip(1))
            {
                Row(header, record, rows, problems);
            }
        }
        return (rows.ToImmutable(), problems.ToImmutable());
    }

    private static void Row(List<string> header, Record record, ImmutableArray<AwardRow>.Builder rows, ImmutableArray<AwardTableProblem>.Builder problems)
    {
        if (record.Fields.TrueForAll(string.IsNullOrWhiteSpace))
        {
            return;
        }
        if (record.Fields.Count > header.Count)
        {
            problems.Add(new(record.Line, FormattableString.Invariant($"this row has {record.Fields.Count} cells and the first line has {header.Count}"),
                "put a cell that contains the separator in double quotes"));
            return;
        }
        string? Cell(string column) =>
            header.IndexOf(column) is var i and >= 0 && i < record.Fields.Count && record.Fields[i].Trim() is { Length: > 0 } cell ? cell : null;
        if (Cell("to") is not { } to)
        {
            problems.Add(new(record.Line, "the cell 'to' is empty", "say who it is for: @handle, an address or a name"));
            return;
        }
        ImmutableArray<string> evidence = [.. (Cell("evidence") ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        rows.Add(new(record.Line, to, Cell("name"), Cell("narrative"), evidence, Cell("date"), Cell("expires")));
    }

    // The separator is the one that cuts the first line into most cells; names of columns hold none of them.
    private static char Separator(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        return ",;\t".MaxBy(s => first.Count(c => c == s));
    }

    private sealed record Record(int Line, List<string> Fields);

    private static List<Record> Records(string text, char separator, ImmutableArray<AwardTableProblem>.Builder problems)
    {
        var records = new List<Record>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var record = new Record(line, []);
            while (true)
            {
                record.Fields.Add(Field(text, separator, ref at, ref line, problems));
                if (at < text.Length && text[at] == separator)
                {
                    at++;
                    continue;
                }
                break;
            }
            at++;
            line++;
            records.Add(record);
        }
        return records;
    }

    private static string Field(string text, char separator, ref int at, ref int line, ImmutableArray<AwardTableProblem>.Builder problems)
    {
        var start = at;
        if (at < text.Length && text[at] == '"')
        {
            var (value, opened) = (new System.Text.StringBuilder(), line);
            for (at++; at < text.Length; at++)
            {
                if (text[at] == '"' && at + 1 < text.Length && text[at + 1] == '"')
                {
                    at++;
                }
                else if (text[at] == '"')
                {
                    at++;
                    break;
                }
                line += text[at] == '\n' ? 1 : 0;
                value.Append(text[at]);
            }
            if (at >= text.Length && text[^1] != '"')
            {
                problems.Add(new(opened, "a double quote is opened and never closed", "close it, or write two of them for one"));
            }
            while (at < text.Length && text[at] != separator && text[at] != '\n')
            {
                value.Append(text[at++]);
            }
            return value.ToString();
        }
        while (at < text.Length && text[at] != separator && text[at] != '\n')
        {
            at++;
        }
        return text[start..at];
    }
}
