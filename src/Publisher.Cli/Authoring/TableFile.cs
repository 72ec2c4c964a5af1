using System.Text;

namespace Publisher.Cli.Authoring;

/// <summary>A table as it lies on the disk.</summary>
internal static class TableFile
{
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>Its text.</summary>
    /// <exception cref="CliException">It is not there, too large, or no text.</exception>
    public static string Read(CliContext context, string table)
    {
        var path = context.Resolve(table);
        if (!File.Exists(path))
        {
            throw CliException.Usage($"there is no file {table}");
        }
        if (new FileInfo(path).Length > Largest)
        {
            throw CliException.Usage($"{table} is too large for a table of awards", "cut it in several");
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            throw CliException.Usage($"{table} is not UTF-8 text", "export the table again as CSV in UTF-8");
        }
    }
}
