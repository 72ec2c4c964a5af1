using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB04xx: templates.</summary>
public static class TemplateDescriptors
{
    /// <summary>{0}: what the engine says.</summary>
    public static DiagnosticDescriptor DoesNotParse { get; } = new(
        "PUB0401", Severity.Error,
        "this template cannot be read: {0}",
        "mend it here, or delete the file to use the built-in template again");

    /// <summary>{0}: what the engine says.</summary>
    public static DiagnosticDescriptor Fails { get; } = new(
        "PUB0402", Severity.Error,
        "this template asks for something that is not there: {0}",
        "compare with the built-in template of the same name; every name a page offers is used there");

    /// <summary>{0}: the construct.</summary>
    public static DiagnosticDescriptor NotAllowed { get; } = new(
        "PUB0403", Severity.Error,
        "templates cannot use {0}",
        "put quotes around attribute values, keep expressions out of script and style, and share markup with partial 'name.html'");

    /// <summary>{0}: the file's name; {1}: the built-in name most like it.</summary>
    public static DiagnosticDescriptor Unused { get; } = new(
        "PUB0404", Severity.Warning,
        "nothing uses the template {0}",
        "a file replaces the built-in one of exactly the same name; did you mean {1}?");

    /// <summary>{0}: the language; {1}: the keys.</summary>
    public static DiagnosticDescriptor WordsMissing { get; } = new(
        "PUB0405", Severity.Warning,
        "there are no words in '{0}' for {1}; pages say it in English",
        "write them into templates/i18n/{0}.yml; the built-in en.yml has every key");

    /// <summary>{0}: the key; {1}: what is wrong.</summary>
    public static DiagnosticDescriptor WordsDoNotFit { get; } = new(
        "PUB0406", Severity.Error,
        "the words of '{0}' {1}",
        "use the same {places} and <marks> as the built-in words of this key, each in braces or with its end");

    /// <summary>{0}: the key, and what about it.</summary>
    public static DiagnosticDescriptor WordsUnknown { get; } = new(
        "PUB0407", Severity.Error,
        "this template asks for the words {0}",
        "the built-in templates show every key and what it is given; words of your own go into templates/i18n/");

    /// <summary>{0}: what stands there.</summary>
    public static DiagnosticDescriptor ScriptNotLinked { get; } = new(
        "PUB0410", Severity.Error,
        "this script cannot be joined with the others: {0}",
        "import and export as the built-in scripts do, or delete the file to use the built-in script again");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [DoesNotParse, Fails, NotAllowed, Unused, WordsMissing, WordsDoNotFit, WordsUnknown, ScriptNotLinked];
}
