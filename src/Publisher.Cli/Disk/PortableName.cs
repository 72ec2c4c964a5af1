using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Publisher.Cli.Disk;

/// <summary>Which names of files and folders mean the same on Linux, macOS and Windows.</summary>
public static class PortableName
{
    private const int MaximumBytes = 200;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    // Windows opens these as devices, with any ending.
    private static readonly ImmutableArray<string> Devices =
        ["con", "prn", "aux", "nul", .. "123456789".SelectMany(d => (string[])["com" + d, "lpt" + d])];

    /// <summary>What is wrong with a name, as the end of a sentence; null when nothing is.</summary>
    public static string? Objection(ReadOnlySpan<char> name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune))
            {
                return "holds control characters or bytes that are no text (UTF-8)";
            }
        }
        if (name.ContainsAny(Forbidden))
        {
            return "holds one of \\ : * ? \" < > |, which Windows does not allow";
        }
        if (name is [.., '.' or ' '] or [' ', ..])
        {
            return "starts or ends with a space, or ends with a dot, which Windows drops";
        }
        if (IsDevice(name.IndexOf('.') is >= 0 and var dot ? name[..dot] : name))
        {
            return "is a device on Windows";
        }
        if (!Ascii.IsValid(name) && !name.IsNormalized(NormalizationForm.FormC))
        {
            return "is written with separate accents (Unicode NFD), and is another name on another computer";
        }
        return Encoding.UTF8.GetByteCount(name) > MaximumBytes ? $"is longer than {MaximumBytes} bytes" : null;
    }

    private static bool IsDevice(ReadOnlySpan<char> stem)
    {
        if (stem.Length is < 3 or > 4)
        {
            return false;
        }
        foreach (var device in Devices)
        {
            if (stem.Equals(device, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
