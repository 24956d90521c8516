using System.Buffers;
using System.Text;
using System.Xml;

namespace Bot.WeCom.Callback;

/// <summary>An element of callback XML. Order is free, names match without case, what is absent reads as empty (protocol 2.1).</summary>
internal sealed class CallbackElement
{
    // The deepest documented path has 8 levels; a limit keeps hostile nesting off the heap.
    private const int DeepestLevel = 16;

    private const char ByteOrderMark = '\uFEFF';

    // Members paste control characters that XML 1.0 forbids even in CDATA; losing the character beats losing the message.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = CallbackGate.MaximumBody,
        IgnoreWhitespace = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly List<CallbackElement> children = [];
    private StringBuilder? text;

    private CallbackElement(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<CallbackElement> Children => children;

    /// <summary>Own text as it was sent.</summary>
    public string RawText => text?.ToString() ?? "";

    /// <summary>The root, or null for what is no XML, has a DTD or nests too deeply.</summary>
    public static CallbackElement? Parse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(WithoutForbidden(xml.TrimStart(ByteOrderMark))), Settings);
            return Read(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Trimmed text at the end of the path, "" where there is none.</summary>
    public string Text(params ReadOnlySpan<string> path) => Find(path)?.RawText.Trim() ?? "";

    /// <summary>First element at the end of the path.</summary>
    public CallbackElement? Find(params ReadOnlySpan<string> path)
    {
        var element = this;
        foreach (var name in path)
        {
            element = element.All(name).FirstOrDefault();
            if (element is null)
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>Children of that name.</summary>
    public IEnumerable<CallbackElement> All(string name) =>
        children.Where(child => string.Equals(child.Name, name, StringComparison.OrdinalIgnoreCase));

    private static CallbackElement? Read(XmlReader reader)
    {
        CallbackElement? root = null;
        var open = new Stack<CallbackElement>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new CallbackElement(reader.LocalName);
                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.children.Add(element);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    if (open.Count > DeepestLevel)
                    {
                        return null;
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    (open.Peek().text ??= new StringBuilder()).Append(reader.Value);
                    break;
            }
        }

        return root;
    }

    private static string WithoutForbidden(string xml) =>
        xml.AsSpan().ContainsAny(Forbidden) ? string.Concat(xml.Where(character => !Forbidden.Contains(character))) : xml;
}
