using System.Globalization;
using System.Net;
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

    /// <summary>The sheet as a page that needs nothing else: to be opened, printed and deleted.</summary>
    /// <param name="title">Whose and which key.</param>
    /// <param name="code">The code.</param>
    public static string Html(string title, string code)
    {
        var heading = WebUtility.HtmlEncode(title);
        var lines = string.Join("<br>", code.Split('\n').Select(WebUtility.HtmlEncode));
        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{heading}}</title>
            <style>body { font: 12pt/1.5 sans-serif; max-width: 42em; margin: 3em auto; color: #000; background: #fff } h1 { font-size: 1.2em; overflow-wrap: anywhere } code { font: 14pt/1.8 monospace } svg { width: 60mm; height: 60mm }</style>
            </head>
            <body>
            <h1>{{heading}}</h1>
            <p>Whoever has this sheet can sign as you. Keep it where you keep your papers, and delete the file it was printed from.</p>
            <p><code>{{lines}}</code></p>
            {{QrSvg(code)}}
            <p>To bring the key back: <code>publisher key recover HANDLE</code>. Letters may be typed small or capital; I and L count as 1, O as 0.</p>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string QrSvg(string code)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Compact(code), QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }
        return FormattableString.Invariant($"<svg viewBox=\"0 0 {modules.Count} {modules.Count}\" role=\"img\" aria-label=\"The same code as a picture\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>");
    }

    // Without spaces the code fits the alphanumeric mode, which is the smallest picture.
    private static string Compact(string code) => code.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static string QrText(string code, bool onPaper)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Compact(code), QRCodeGenerator.ECCLevel.M);
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
