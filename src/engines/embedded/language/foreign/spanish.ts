import { glossary } from './glossary.js';

export const spanish = glossary(
  [
    [/\ben (?:esta|la|este|el) (?:imagen|foto|fotografía)\b|\baquí\b/g, ' in the image '],
    [/(?<!\p{L})cu[aá]nt[oa]s(?!\p{L})/gu, ' how many '],
    [/(?<!\p{L})qu[eé] (?:hay|es|ves|se ve|muestra)(?!\p{L})/gu, ' what is '],
    [/(?<!\p{L})de qu[eé] colou?r(?:es)? (?:es|son)(?!\p{L})/gu, ' what colour is '],
    [/\bhay\b/g, ' is there '],
    [/\bpor favor\b/g, ' '],
  ],
  `describe: describe, describa; read: lee, lea; text: texto; image: imagen, foto; where: dónde, donde; who: quién; why: qué; is: es, está; are: son, están; the: el, la, los, las; a: un, una; and: y, e; or: o
  no: ningún, ninguna; in: en; on: sobre; colour: color; colours: colores; this: esta, este; count: cuenta; find: encuentra, detecta, busca; list: enumera; show: muestra; red: rojo, roja, rojos, rojas; blue: azul, azules
  green: verde, verdes; black: negro, negra, negros; white: blanco, blanca, blancos; yellow: amarillo, amarilla; objects: objetos; animals: animales; animal: animal; vehicles: vehículos; person: persona; people: personas, gente
  man: hombre; men: hombres; woman: mujer; women: mujeres; child: niño, niña; children: niños, niñas; dog: perro; dogs: perros; cat: gato; cats: gatos; bird: pájaro; birds: pájaros; horse: caballo; horses: caballos
  sheep: oveja, ovejas; cow: vaca; cows: vacas; elephant: elefante; elephants: elefantes; bear: oso; bears: osos; zebra: cebra; zebras: cebras; giraffe: jirafa; giraffes: jirafas; car: coche, carro, auto; cars: coches, carros, autos
  bus: autobús; buses: autobuses; truck: camión; trucks: camiones; train: tren; bicycle: bicicleta; bicycles: bicicletas; motorcycle: moto; boat: barco; boats: barcos; airplane: avión; airplanes: aviones; bench: banco; umbrella: paraguas
  suitcase: maleta; bottle: botella; bottles: botellas; cup: taza; cups: tazas; fork: tenedor; knife: cuchillo; spoon: cuchara; apple: manzana; apples: manzanas; banana: plátano; bananas: plátanos; cake: pastel; pizza: pizza
  chair: silla; chairs: sillas; couch: sofá; bed: cama; table: mesa; book: libro; books: libros; clock: reloj; scissors: tijeras; keyboard: teclado; mobile phone: móvil, celular; refrigerator: nevera; total: total`,
);
