using System.Collections.Immutable;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Publisher.Cli.Tests.Starter;

/// <summary>A workflow or composite action, read: its steps, what it may do, and where it puts in expressions.</summary>
internal sealed partial class Workflow
{
    private readonly YamlMappingNode root;

    public Workflow(string name, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        (Name, Text, root) = (name, text, (YamlMappingNode)stream.Documents[0].RootNode);
        Jobs = Map(root, "jobs") is { } jobs ? [.. jobs.Children.Select(j => (j.Key.ToString(), (YamlMappingNode)j.Value))] : [("runs", Map(root, "runs")!)];
    }

    public string Name { get; }

    public string Text { get; }

    public ImmutableArray<(string Name, YamlMappingNode Node)> Jobs { get; }

    /// <summary>What the whole workflow may do.</summary>
    public IEnumerable<string> Permissions => Rights(root);

    /// <summary>Every <c>uses</c>.</summary>
    public IEnumerable<string> Uses => Jobs.SelectMany(j => Steps(j.Node)).Select(s => Value(s, "uses")).OfType<string>();

    /// <summary>Every expression, with the key of the value it stands in.</summary>
    public IEnumerable<(string Key, string Expression)> Expressions => Walk(root, "").SelectMany(v => Expression().Matches(v.Text).Select(m => (v.Key, m.Groups[1].Value.Trim())));

    public static IEnumerable<string> Rights(YamlMappingNode node) => Map(node, "permissions") is { } map ? map.Children.Select(p => $"{p.Key}: {p.Value}") : [];

    public static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) => job.Children.TryGetValue("steps", out var steps) ? ((YamlSequenceNode)steps).Children.Cast<YamlMappingNode>() : [];

    public static string? Value(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : null;

    public static YamlMappingNode? Map(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value as YamlMappingNode : null;

    /// <summary>The shell text of a step by its name.</summary>
    public string Run(string step) => Value(Jobs.SelectMany(j => Steps(j.Node)).Single(s => Value(s, "name") == step), "run")!;

    private static IEnumerable<(string Key, string Text)> Walk(YamlNode node, string key) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(c => Walk(c.Value, c.Key.ToString())),
        YamlSequenceNode list => list.Children.SelectMany(c => Walk(c, key)),
        _ => [(key, node.ToString())],
    };

    [GeneratedRegex(@"\$\{\{(.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Expression();
}
