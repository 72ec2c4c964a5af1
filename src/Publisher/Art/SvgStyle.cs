using System.Text;

namespace Publisher.Art;

/// <summary>The CSS of contributed art: declarations and plain rules. No at-rules, no escapes, nothing that loads.</summary>
internal static class SvgStyle
{
    /// <summary>The declarations of a style attribute, in order and plainly spelt; null and why when refused.</summary>
    public static string? Declarations(string css, Action<string> refer, out string? why)
    {
        if (WithoutComments(css) is not { } plain)
        {
            why = "a comment in the style does not end";
            return null;
        }
        var text = new StringBuilder();
        foreach (var declaration in Split(plain))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            var name = (colon < 0 ? declaration : declaration[..colon]).Trim().ToLowerInvariant();
            var value = colon < 0 ? "" : declaration[(colon + 1)..].Trim();
            if (name.Length == 0 && value.Length == 0)
            {
                continue;
            }
            if (SvgVocabulary.IsUnseenProperty(name))
            {
                continue;
            }
            if (!SvgVocabulary.Properties.Contains(name))
            {
                why = $"the style property \"{Short(name)}\" is not allowed";
                return null;
            }
            if (WhyValueIsRefused(value, refer) is { } reason)
            {
                why = $"in the style property {name}: {reason}";
                return null;
            }
            text.Append(text.Length == 0 ? "" : ";").Append(name).Append(':').Append(value);
        }
        why = null;
        return text.ToString();
    }

    /// <summary>A whole style sheet, one rule a line; null and why when refused.</summary>
    public static string? Sheet(string css, Action<string, string> referByRule, out string? why)
    {
        why = null;
        if (WithoutComments(css) is not { } rest)
        {
            why = "a comment does not end";
            return null;
        }
        var text = new StringBuilder();
        while (rest.Trim().Length > 0)
        {
            var (open, close) = (rest.IndexOf('{', StringComparison.Ordinal), rest.IndexOf('}', StringComparison.Ordinal));
            var selector = (open < 0 ? rest : rest[..open]).Trim();
            if (selector.StartsWith('@'))
            {
                why = $"the rule {Short(selector.Split(' ', '\n', '\t')[0])} is not allowed";
                return null;
            }
            if (open < 0 || close < open || rest[(open + 1)..close].Contains('{', StringComparison.Ordinal))
            {
                why = "a rule must be a selector and declarations in braces";
                return null;
            }
            if (selector.Length == 0 || selector.Any(c => !(char.IsAsciiLetterOrDigit(c) || c > 0x7F || ".#*,>+~-_ \n\t".Contains(c, StringComparison.Ordinal))))
            {
                why = $"the selector \"{Short(selector)}\" is not allowed: use elements, classes and ids";
                return null;
            }
            if (Declarations(rest[(open + 1)..close], id => referByRule(selector, id), out why) is not { } declarations)
            {
                return null;
            }
            text.Append('\n').Append(string.Join(' ', selector.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))).Append('{').Append(declarations).Append('}');
            rest = rest[(close + 1)..];
        }
        return text.Append('\n').ToString();
    }

    /// <summary>Why a value (of a property or attribute) is refused, or null. Local references in it are reported.</summary>
    public static string? WhyValueIsRefused(string value, Action<string> refer)
    {
        if (value.AsSpan().IndexOfAny('\\', '{', '}') >= 0)
        {
            return "a backslash or brace is not allowed";
        }
        for (var at = value.IndexOf('(', StringComparison.Ordinal); at >= 0; at = value.IndexOf('(', at + 1))
        {
            var from = at;
            while (from > 0 && (char.IsAsciiLetterOrDigit(value[from - 1]) || value[from - 1] is '-' or '_'))
            {
                from--;
            }
            var function = value[from..at].ToLowerInvariant();
            if (function == "url")
            {
                var end = value.IndexOf(')', at);
                var target = end < 0 ? "" : value[(at + 1)..end].Trim().Trim('"', '\'').Trim();
                if (target.Length < 2 || target[0] != '#' || target.AsSpan().IndexOfAny('"', '\'', '(') >= 0)
                {
                    return $"url({Short(target)}) does not stay inside the file, url(#id) would";
                }
                refer(target[1..]);
            }
            else if (!SvgVocabulary.Functions.Contains(function))
            {
                return $"{Short(function)}() is not allowed";
            }
        }
        return value.Contains("script:", StringComparison.OrdinalIgnoreCase) ? "a script address is not allowed" : null;
    }

    // Semicolons part declarations, except in quotes and brackets.
    private static IEnumerable<string> Split(string css)
    {
        var (from, quote, depth) = (0, '\0', 0);
        for (var i = 0; i < css.Length; i++)
        {
            var c = css[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c is '(' or ')')
            {
                depth += c == '(' ? 1 : -1;
            }
            else if (c == ';' && depth <= 0)
            {
                yield return css[from..i];
                from = i + 1;
            }
        }
        yield return css[from..];
    }

    private static string? WithoutComments(string css)
    {
        for (var from = css.IndexOf("/*", StringComparison.Ordinal); from >= 0; from = css.IndexOf("/*", StringComparison.Ordinal))
        {
            var to = css.IndexOf("*/", from + 2, StringComparison.Ordinal);
            if (to < 0)
            {
                return null;
            }
            css = css[..from] + " " + css[(to + 2)..];
        }
        return css;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
