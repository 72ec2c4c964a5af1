using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Publisher.Templates;

/// <summary>
/// The engine, made safe. Scriban's defaults write values raw, let a misspelt name pass as nothing, stop after 1,000 rounds of a loop
/// and cut output at 1 MiB; here every expression is escaped unless it is <see cref="Html"/>, every name must exist, and nothing is cut.
/// No built-in functions: the model brings its words. The two functions are <c>partial 'name.html'</c> and <c>shared 'name.html'</c>.
/// Not shared between threads; reused from page to page.
/// </summary>
internal sealed class HtmlTemplateContext : TemplateContext
{
    private readonly PageOutput output = new();
    private readonly PageScope scope = new();

    /// <summary>A context that finds partials by name, and what <c>shared</c> writes by name and common fields.</summary>
    public HtmlTemplateContext(Func<string, Template?> find, Func<string, Fields, Html?> share)
        : base(new ScriptObject(4, false))
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        EnableRelaxedIndexerAccess = false;
        LoopLimit = 0;
        LimitToString = 0;
        RecursiveLimit = 20;
        NewLine = "\n";
        // Lines of a value are its own: a template's indentation must not find its way into somebody's <pre>.
        AutoIndent = false;
        PushCulture(CultureInfo.InvariantCulture);
        BuiltinObject.SetValue("partial", new Partial(find), true);
        BuiltinObject.SetValue("shared", new Shared(scope, share), true);
    }

    /// <summary>Renders a template over its fields, as UTF-8.</summary>
    /// <exception cref="ScriptRuntimeException">The template asks for something that is not there.</exception>
    public byte[] Render(Template template, Fields fields)
    {
        output.Clear();
        scope.Begin(fields);
        PushGlobal(scope);
        PushOutput(output);
        try
        {
            Evaluate(template.Page!);
            return output.ToArray();
        }
        finally
        {
            PopOutput();
            PopGlobal();
        }
    }

    /// <summary>The only way an expression reaches the page.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                break;
            case Html html:
                Output.Write(html.ToString());
                break;
            case string text:
                WriteText(text);
                break;
            case IScriptObject:
                throw new ScriptRuntimeException(span, "this is a list or a group of fields; write one of its fields");
            default:
                WriteText(ObjectToString(textAsObject) ?? "");
                break;
        }
        return this;
    }

    private void WriteText(string text)
    {
        if (Output is PageOutput page)
        {
            page.WriteText(text);
        }
        else
        {
            Output.Write(Html.Escape(text));
        }
    }
}
