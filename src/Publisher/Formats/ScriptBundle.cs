using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// A page's script with everything it imports in one element: from a folder (<c>file:</c>) browsers load no modules. Each module becomes a function that is called
/// once and gives what it exports; the page's own comes last and may wait for promises, as a module may. The page's policy names the script by its hash
/// (CSP Level 3 §2.3.1), so nothing else runs.
/// </summary>
/// <param name="Element">The script element.</param>
/// <param name="Hash">The SHA-256 of what stands in it, in base64.</param>
public sealed partial record ScriptBundle(Html Element, string Hash)
{
    private const string Open = "<script type=\"module\">";
    private const string Close = "</script>";

    /// <summary>Puts the script of a page together.</summary>
    /// <param name="page">Its name, such as <c>award-page.js</c>.</param>
    /// <param name="read">The script of a name; they import each other in no circle.</param>
    public static ScriptBundle Of(string page, Func<string, ScriptSource> read)
    {
        var text = new StringBuilder("\n");
        var done = new HashSet<string>(StringComparer.Ordinal);
        Append(page);
        // Within an element a script may not hold what ends or begins one; in texts and patterns, the only places such a thing can stand, an escape means the same.
        var inside = Endings().Replace(text.ToString(), @"\x3C");
        return new(Html.Trusted(Open + inside + Close), Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inside))));

        void Append(string name)
        {
            if (!done.Add(name))
            {
                return;
            }
            var script = read(name);
            foreach (var needed in script.Needed)
            {
                Append(needed);
            }
            text.Append(name == page ? script.Text : Wrapped(script));
        }
    }

    private static string Wrapped(ScriptSource script) =>
        $"const {ScriptSource.ObjectOf(script.Name)} = (() => {{\n{script.Text}\nreturn {{ {string.Join(", ", script.Exports.Select(e => e.Key == e.Value ? e.Key : $"{e.Key}: {e.Value}"))} }};\n}})();\n";

    [GeneratedRegex("<(?=!--|/?script)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Endings();
}
