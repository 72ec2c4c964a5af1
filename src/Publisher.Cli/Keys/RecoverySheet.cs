using System.Text;
using QRCoder;

namespace Publisher.Cli.Keys;

/// <summary>A recovery code as it is shown: what it is, the code in groups of four, and the same as a QR code made of half blocks.</summary>
public static class RecoverySheet
{
    /// <summary>The sheet as text.</summary>
    /// <param name="title">Whose and which key.</param>
    /// <param name="code">The code.</param>
    /// <param name="onPaper">Whether it will be printed (dark on light) rather than shown on a terminal (mostly light on dark).</param>
    public static string Text(string title, string code, bool onPaper)
    {
        var sheet = new StringBuilder().Append(title).Append('\n').Append('\n');
        foreach (var line in code.Split('\n'))
        {
            sheet.Append("  ").Append(line).Append('\n');
        }
        return sheet.Append('\n').Append(QrText(code.Replace('\n', ' '), onPaper)).ToString();
    }

    private static string QrText(string code, bool onPaper)
    {
        using var generator = new QRCodeGenerator();
        // Without spaces the code fits the alphanumeric mode, which is the smallest picture.
        using var data = generator.CreateQrCode(code.Replace(" ", "", StringComparison.Ordinal), QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var text = new StringBuilder();
        for (var y = 0; y < modules.Count; y += 2)
        {
            text.Append("  ");
            for (var x = 0; x < modules.Count; x++)
            {
                var upper = modules[y][x] == onPaper;
                var lower = (y + 1 < modules.Count && modules[y + 1][x]) == onPaper;
                text.Append((upper, lower) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
            }
            text.Append('\n');
        }
        return text.ToString();
    }
}
