using System.Text;

namespace Publisher.Text;

/// <summary>A problem of a table: its 1-based line and column, what it is, and what to do.</summary>
public sealed record TableProblem(int Line, int Column, string Detail, string Hint);

/// <summary>
/// A record of a table as spreadsheets export it: cells separated by comma, semicolon or tab, whichever cuts the first line most often; quotes as in RFC 4180; a byte
/// order mark and any line ends are fine.
/// </summary>
/// <param name="Line">1-based line it begins on.</param>
/// <param name="Fields">Its cells as they stand.</param>
/// <param name="Places">Where each begins, 1-based line and column.</param>
internal sealed record TableRecord(int Line, List<string> Fields, List<(int Line, int Column)> Places)
{
    /// <summary>The records of a text, and what is wrong with it.</summary>
    internal static List<TableRecord> Read(string text, ICollection<TableProblem> problems)
    {
        text = (text.StartsWith('\ufeff') ? text[1..] : text).ReplaceLineEndings("\n");
        var separator = Separator(text);
        var records = new List<TableRecord>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var record = new TableRecord(line, [], []);
            while (true)
            {
                record.Places.Add((line, ColumnOf(text, at)));
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

    private static int ColumnOf(string text, int at) => at - (at == 0 ? -1 : text.LastIndexOf('\n', at - 1));

    private static string Field(string text, char separator, ref int at, ref int line, ICollection<TableProblem> problems)
    {
        var start = at;
        if (at < text.Length && text[at] == '"')
        {
            var (value, opened) = (new StringBuilder(), line);
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
                problems.Add(new(opened, ColumnOf(text, start), "a double quote is opened and never closed", "close it, or write two of them for one"));
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

    // The separator is the one that cuts the first line into most cells; names of columns hold none of them.
    private static char Separator(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        return ",;\t".MaxBy(s => first.Count(c => c == s));
    }
}
