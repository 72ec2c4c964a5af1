namespace Publisher.Credentials.JsonLd;

/// <summary>The tables of <c>terms.txt</c>, which is embedded in this assembly and explains its own form.</summary>
internal static class TermsFile
{
    private const string Name = "Publisher.Credentials.JsonLd.terms.txt";

    /// <summary>Every context of the file, by its addresses.</summary>
    public static IReadOnlyDictionary<string, ContextDefinition> Contexts { get; } = Read();

    /// <summary>The file's text.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(TermsFile).Assembly.GetManifestResourceStream(Name)
                ?? throw new InvalidOperationException($"{Name} is not embedded");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return System.Text.Encoding.UTF8.GetString(bytes);
        }
    }

    private static Dictionary<string, ContextDefinition> Read()
    {
        var contexts = new Dictionary<string, ContextDefinition>(StringComparer.Ordinal);
        var abbreviations = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = Text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
        for (var at = 0; at < lines.Length;)
        {
            var words = lines[at++].Split(' ');
            if (words[0] == "abbreviation")
            {
                abbreviations.Add(words[1], words[2]);
                continue;
            }
            var addresses = new List<string> { words[1] };
            while (lines[at].StartsWith("also ", StringComparison.Ordinal))
            {
                addresses.Add(lines[at++].Split(' ')[1]);
            }
            var context = new ContextDefinition(ReadTerms(lines, ref at, 1, words[2] == "protected", abbreviations), null);
            addresses.ForEach(address => contexts.Add(address, context));
        }
        return contexts;
    }

    private static List<TermDefinition> ReadTerms(string[] lines, ref int at, int depth, bool isProtected, Dictionary<string, string> abbreviations)
    {
        var indent = new string(' ', depth * 2);
        var terms = new List<TermDefinition>();
        while (at < lines.Length && lines[at].StartsWith(indent, StringComparison.Ordinal))
        {
            var words = lines[at++].Trim().Split(' ');
            string? type = null, scope = null;
            var container = TermContainer.None;
            var isPrefix = false;
            foreach (var word in words.AsSpan(2))
            {
                var value = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
                switch (word[..^value.Length])
                {
                    case "type=": type = Expand(value, abbreviations); break;
                    case "container=": container = ContextCompiler.ContainerOf(value); break;
                    case "scope=": scope = value; break;
                    default: isPrefix = word == "prefix"; break;
                }
            }
            var inner = scope is null or "none"
                ? null
                : new ContextDefinition(ReadTerms(lines, ref at, depth + 1, scope == "protected", abbreviations), null);
            terms.Add(new TermDefinition(words[0], Expand(words[1], abbreviations), type, container, isPrefix, isProtected, inner, scope == "none"));
        }
        return terms;
    }

    private static string Expand(string iri, Dictionary<string, string> abbreviations)
    {
        if (iri[0] == '@')
        {
            return iri;
        }
        if (iri[0] == '<')
        {
            return iri[1..^1];
        }
        var colon = iri.IndexOf(':', StringComparison.Ordinal);
        return abbreviations[iri[..colon]] + iri[(colon + 1)..];
    }
}
