using System.Text;

namespace Publisher.Formats;

/// <summary>A small table as spreadsheets export it (RFC 4180), for reading: cells by comma, semicolon or tab, whichever cuts the first line most often.</summary>
internal static class EvidenceTable
{
    private const int MostRows = 60;
    private const int MostColumns = 12;

    /// <summary>Rows of equally many cells, the first with the names of the columns; null when it is no such table, or a larger one.</summary>
    public static List<List<string>>? Read(string text)
    {
        var first = text.Split('\n', 2)[0];
        var separator = ",;\t".MaxBy(s => first.Count(c => c == s));
        var rows = new List<List<string>>();
        for (var at = 0; at < text.Length; at++)
        {
            var row = new List<string> { Cell(text, separator, ref at) };
            while (at < text.Length && text[at] == separator)
            {
                at++;
                row.Add(Cell(text, separator, ref at));
            }
            rows.Add(row);
        }
        return rows.Count is < 2 or > MostRows || rows[0].Count is < 2 or > MostColumns || rows.Any(r => r.Count != rows[0].Count) ? null : rows;
    }

    private static string Cell(string text, char separator, ref int at)
    {
        var cell = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            for (at++; at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')); at++)
            {
                at += text[at] == '"' ? 1 : 0;
                cell.Append(text[at]);
            }
            at++;
        }
        while (at < text.Length && text[at] != separator && text[at] != '\n')
        {
            cell.Append(text[at++]);
        }
        return cell.ToString().Trim();
    }
}
